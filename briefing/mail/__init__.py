"""Digests as e-mails: their days, their texts, the message, and its delivery."""
