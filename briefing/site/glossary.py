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
        head = inputs.list_head(urls.GLOSSARY, section="glossary")
        entries = sorted(
            (_entry(term, inputs) for term in inputs.archive.glossary),
            key=lambda entry: (collation_key(entry.name, inputs.lang), entry.id),
        )
        yield Page("glossary.html", GlossaryContext(inputs.site, head, tuple(entries)))


def _entry(term: Term, inputs: SiteInputs) -> GlossaryEntry:
    archive_lang, archive = inputs.settings.language, inputs.archive
    name, lang = inputs.views.text(term.name, term.names, inputs.lang)
    names = {name: tag for tag, name in {archive_lang: term.name, **term.names}.items()}
    for tag, words in term.variants.items():
        names = dict.fromkeys(words, tag or archive_lang) | names
    names.pop(name)
    definitions = {archive_lang: term.definition, **term.definitions}
    _, first = inputs.views.text(term.definition, term.definitions, inputs.lang)
    topic, is_shown = archive.topics.get(term.topic), term.topic in archive.by_topic
    return GlossaryEntry(
        id=term.href.partition("#")[2],
        name=name,
        lang=lang,
        others=tuple(Ref(name, "", tag) for name, tag in sorted(names.items())),
        definitions=tuple(
            Ref(definitions[tag], "", tag) for tag in dict.fromkeys((first, *definitions))
        ),
        topic=inputs.views.ref(topic, inputs.lang) if topic and is_shown else None,
        source=term.source,
    )
