"""The tables of keys, and an archive's topics and authors → the configuration of Sveltia CMS.

1. What an author saves there passes our schema: each field has the form that the validator wants.
2. No field loses a part of its value. So a date is a field for text, because a field for dates
   loses the time. The body is a field for Markdown, because one for rich text knows fewer
   constructs.

The configuration is JSON, which is YAML too. This module knows neither files nor pages. See
https://sveltiacms.app/en/docs. This module must not know the layouts of the editor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from briefing.content import fields
from briefing.content.dates import FORM
from briefing.content.fields import Field
from briefing.content.types import Config
from briefing.core.languages import TAG
from briefing.core.model import Author, Series, Topic
from briefing.core.paths import BRIEFS_FOLDER, PAGES_FOLDER
from briefing.core.settings import GITHUB, EditorSettings
from briefing.core.web_address import EMAIL

_Options = dict[str, Any]

# The forms of values, and what the editor says about another value.
_PATTERNS = {
    "moment": (FORM.pattern, "Write 2021-05-11, or 2021-05-11T14:32+09:00"),
    "lang": (TAG.pattern, "Write en, ko, or pt-BR"),
    "email": (EMAIL.pattern, "Write name@example.org"),
    "url": (r"https?://\S+", "Begin with https://"),
    "number": (fields.NUMBER.pattern, "Write 1, 2, 3"),
}
# Keys whose text may have several sentences.
_LONG = ("summary", "note", "alt", "caption", "supersedes_note")
_MAX_NAME = 80
_NAME_HINT = "The name of the file and the address of the page: letters, digits and hyphens"
_BRIEFS, _PAGES = "briefs", "pages"
_LIST_OF_BRIEFS: _Options = {
    "summary": "{{title}}, {{date}}",
    "sortable_fields": {
        "fields": ["date", "title"],
        "default": {"field": "date", "direction": "descending"},
    },
}


def editor_config(config: Config) -> str:
    """The text of the configuration file `config.yml`. The editor is on."""
    settings = config.settings
    words = {
        "kind": dict.fromkeys(settings.kinds, ""),
        "topics": _names(config.topics),
        "author": _names(config.authors),
        "id": _names(config.series),
    }
    keys = [_field(field, words, _BRIEFS) for field in fields.DRAFT]
    pages = [_field(field, words, _PAGES) for field in fields.STANDING]
    briefs = _collection(_BRIEFS, "Briefs", BRIEFS_FOLDER, keys) | _LIST_OF_BRIEFS
    drafts = _collection("drafts", "Drafts", BRIEFS_FOLDER, _with_draft(keys)) | _LIST_OF_BRIEFS
    tree = {
        "backend": _backend(settings.editor),
        "site_url": settings.base_url or None,
        "media_folder": f"{BRIEFS_FOLDER}media",
        "media_libraries": {"stock_assets": False},  # A site shows only pictures of its own.
        # Names of files may not contain some signs, such as curly quotation marks.
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": _MAX_NAME},
        # An empty key is an error: the editor leaves it out.
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": [
            drafts
            | {
                "path": "{{date | date('YYYY')}}/{{slug}}",
                "filter": {"field": "status", "value": "draft"},
            },
            # The default of a key is added to each file without the key that is saved: a published
            # brief would become a draft. So new briefs are made where all briefs are drafts. A
            # nested collection shows the files of all folders, and those in none.
            briefs | {"create": False, "nested": {"subfolders": False}},
            _collection(_PAGES, "Pages", PAGES_FOLDER, pages),
        ],
    }
    without_nothing = {key: value for key, value in tree.items() if value is not None}
    return json.dumps(without_nothing, indent=2, ensure_ascii=False) + "\n"


def _backend(settings: EditorSettings) -> _Options:
    options = {"name": settings.backend, "repo": settings.repo, "branch": settings.branch}
    if settings.backend == GITHUB:
        return options | ({"base_url": settings.sign_in} if settings.sign_in else {})
    if settings.app_id:
        options |= {"auth_type": "pkce", "app_id": settings.app_id}
    if settings.server:
        server = settings.server.rstrip("/")
        options |= {"base_url": server, "api_root": f"{server}/api/v4"}
    return options


def _collection(name: str, label: str, folder: str, keys: list[_Options]) -> _Options:
    # Without its buttons, which need the mode that writes Markdown anew.
    body = {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw"], "buttons": []}
    return {
        "name": name,
        "label": label,
        "folder": folder.rstrip("/"),
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        # Later, the old address must be kept under `aliases`.
        "slug": {"template": "{{title}}", "editable": ["create"], "hint": _NAME_HINT},
        # A file of a picture is beside the text that shows it.
        "media_folder": "",
        "public_folder": "",
        "fields": [*keys, body],
    }


def _with_draft(keys: list[_Options]) -> list[_Options]:
    default = {"default": "draft"}
    return [key | default if key["name"] == "status" else key for key in keys]


def _names(known: Mapping[str, Topic | Author | Series] | None) -> dict[str, str]:
    return {id: entry.name for id, entry in known.items()} if known else {}


def _field(field: Field, words: Mapping[str, dict[str, str]], collection: str) -> _Options:
    """A key as a field of the editor. `words` has the values of some keys, with their names."""
    options: _Options = {
        "name": field.name,
        "label": field.name.replace("_", " ").capitalize(),
        "hint": field.doc[0].upper() + field.doc[1:],
        "required": field.required,
    }
    if field.fields:
        keys = [_field(inner, words, collection) for inner in field.fields]
        return options | _table(field, keys)
    return options | _widget(field, words, collection)


def _widget(field: Field, words: Mapping[str, dict[str, str]], collection: str) -> _Options:
    is_list = {"multiple": True} if field.kind == "words" else {}
    known = {} if field.kind == "text" else words.get(field.name, {})
    if field.kind == "choice" or known:
        return {"widget": "select", "options": _choices(field.choices or known)} | is_list
    if field.name in ("supersedes", "translation_of"):
        return _relation(collection) | is_list
    if field.kind == "words":
        return {"widget": "list"}
    if field.name == "src":
        return {
            "widget": "image",
            "media_folder": "",
            "public_folder": "",
            "choose_url": False,
        }
    if field.kind in _PATTERNS:
        form, message = _PATTERNS[field.kind]
        return {"widget": "string", "pattern": [f"^(?:{form})$", message]}
    return {"widget": "text" if field.name in _LONG else "string"}


def _table(field: Field, keys: list[_Options]) -> _Options:
    if field.kind == "table":
        return {"widget": "object", "collapsed": True, "fields": keys}
    summary = next(f.name for f in field.fields if f.required)
    return {"widget": "list", "summary": f"{{{{{summary}}}}}", "fields": keys}


def _relation(collection: str) -> _Options:
    """A field with slugs of other texts, which the editor proposes by their titles."""
    return {
        "widget": "relation",
        "collection": collection,
        "value_field": "{{slug}}",
        "display_fields": ["title", "date"] if collection == _BRIEFS else ["title"],
        "search_fields": ["title"],
    }


def _choices(known: Iterable[str] | Mapping[str, str]) -> list[Any]:
    """The values that may be chosen, with their names if they have other ones."""
    names = known if isinstance(known, Mapping) else {}
    return [
        {"label": names[value], "value": value} if names.get(value) else value for value in known
    ]
