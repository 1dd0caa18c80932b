"""Digests as e-mails: which days, what they say, the message, and how it is sent."""
