"""The page of the glossary.

Pure. Which terms a brief uses is not known here: that is found in its body.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.core import urls
from briefing.core.collation import collation_key
from briefing.core.model import Term
from briefing.core.view_model import GlossaryEntry, Page, Ref
from briefing.site.contexts import GlossaryContext
from briefing.site.inputs import SiteInputs


def glossary_page(inputs: SiteInputs) -> Iterator[Page]:
    """The page with all terms, if there are any."""
    if inputs.archive.glossary:
        head = inputs.head(urls.GLOSSARY, section="glossary")
        lang = inputs.settings.language
        terms = sorted(
            inputs.archive.glossary, key=lambda term: (collation_key(term.name, lang), term.id)
        )
        entries = tuple(_entry(term, inputs) for term in terms)
        yield Page("glossary.html", GlossaryContext(inputs.site, head, entries))


def _entry(term: Term, inputs: SiteInputs) -> GlossaryEntry:
    lang, archive = inputs.settings.language, inputs.archive
    names = {name: tag for tag, name in term.names.items()}
    for tag, words in term.variants.items():
        names = dict.fromkeys(words, tag or lang) | names
    topic = archive.topics.get(term.topic)
    return GlossaryEntry(
        id=term.href.partition("#")[2],
        name=term.name,
        definition=term.definition,
        others=tuple(Ref(name, "", tag) for name, tag in sorted(names.items())),
        definitions=tuple(Ref(text, "", tag) for tag, text in term.definitions.items()),
        topic=inputs.views.ref(topic, lang) if topic and topic.id in archive.by_topic else None,
        source=term.source,
    )
