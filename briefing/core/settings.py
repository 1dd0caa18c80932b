"""The settings in `content/site.toml`, with their types and defaults.

How the file is read and checked is decided in `content`.
"""

# The annotations here are values, not texts: see `core.model`.
import msgspec

KINDS = ("brief", "analysis", "readout", "timeline", "clip")
# The kinds that have a name in each catalogue.
NAMED_KINDS = (*KINDS, "explainer", "commentary", "policy-brief", "report")


# The codes of the warnings about style, which only `check` shows.
STYLE_CODES = (
    "missing-summary",
    "long-title",
    "no-source",
    "skipped-heading",
    "file-name-alt",
    "unlinked-topic",
    "like-title",
)
# The codes of all warnings.
WARNINGS = (
    *STYLE_CODES,
    "country-code",
    "dead-web-link",
    "first-level-heading",
    "newer-brief",
    "no-base-url",
    "no-translation",
    "not-markdown",
    "not-text",
    "old-layout",
    "short-row",
    "space-in-link",
    "unclosed-fence",
    "undecided-draft",
    "undefined-link",
    "unpublished-file",
    "unread-chart",
    "unread-file",
    "unread-heading",
    "unread-link",
    "unread-list",
    "unread-markup",
    "unshown-brief",
    "unused-footnote",
)
# The codes of the errors that an archive can accept: the page still shows everything that its
# author wrote, and no link leads to nothing. Each is found in one file alone.
ACCEPTABLE_ERRORS = (
    "early-update",
    "foreign-bullet",
    "missing-alt",
    "missing-heading",
    "template-tag",
    "tex-formula",
    "undefined-footnote",
    "unread-box",
    "unread-table",
    "wiki-link",
)
# What `checks` in site.toml can say of the problems with these codes.
ERROR, WARN, OFF = LEVELS = ("error", "warn", "off")


class Checks(msgspec.Struct, frozen=True, array_like=True):
    """How problems are reported. `levels` maps some codes to one of `LEVELS`. `title_length` is the
    greatest width of a title: Hangul and other wide letters count twice. `exceptions` are the web
    addresses that a check does not request; in them, `*` matches any text."""

    levels: dict[str, str] = {}
    title_length: int = 70
    exceptions: tuple[str, ...] = ()


class CombinedFeed(msgspec.Struct, frozen=True, array_like=True):
    """A feed of briefs: those that have all of the `topics`, one of the `authors` and one of the
    `kinds`. An empty field sets no condition."""

    slug: str
    title: str
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class SiteTranslation(msgspec.Struct, frozen=True, array_like=True):
    """What pages in another language than the archive's show of the settings. An empty text has no
    translation. `kinds` has names of kinds by id."""

    title: str = ""
    tagline: str = ""
    description: str = ""
    publisher: str = ""
    license: str = ""
    license_url: str = ""
    notice: str = ""
    kinds: dict[str, str] = {}


# How often a digest is made.
WEEKLY, MONTHLY = DIGEST_UNITS = ("weekly", "monthly")


GITHUB, GITLAB = EDITOR_BACKENDS = ("github", "gitlab")


class EditorSettings(msgspec.Struct, frozen=True, array_like=True):
    """The editor in the browser, which is on if there is a `backend`, one of `EDITOR_BACKENDS`.
    `repo` is the repository and `branch` its branch. `server` is the address of an own GitLab,
    `sign_in` that of a service for the sign-in at GitHub, and `app_id` the application at GitLab.
    `script` is a web address with its `integrity` (a digest of Subresource Integrity), or the name
    of an asset of the layouts."""

    backend: str = ""
    repo: str = ""
    branch: str = "main"
    server: str = ""
    sign_in: str = ""
    app_id: str = ""
    script: str = ""
    integrity: str = ""


class DigestSettings(msgspec.Struct, frozen=True, array_like=True):
    """What is new, corrected and withdrawn: the pages that the site has (one of `DIGEST_UNITS`, or
    none), and the headers of e-mails. `unsubscribe` is a web address or an e-mail address. No page
    depends on these headers."""

    pages: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    reply_to: str = ""
    unsubscribe: str = ""


class Settings(msgspec.Struct, frozen=True, array_like=True):
    """The settings of an archive. `base_url` is empty or ends in a slash. Files that pages no
    longer load stay in the site for `keep_days` days. No page depends on these and on `checks`.
    `card_fonts` are paths of fonts below `content/`, for the pictures that `cards` asks for."""

    title: str = "Briefs"
    tagline: str = ""
    description: str = ""
    base_url: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    id: str = ""
    publisher: str = ""
    license: str = ""
    license_url: str = ""
    notice: str = ""
    kinds: tuple[str, ...] = KINDS
    featured: tuple[str, ...] = ()
    feeds: tuple[CombinedFeed, ...] = ()
    checks: Checks = Checks()
    keep_days: int = 1
    cards: bool = False
    card_fonts: tuple[str, ...] = ()
    translations: dict[str, SiteTranslation] = {}
    digest: DigestSettings = DigestSettings()
    editor: EditorSettings = EditorSettings()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that readers can choose: that of the archive is the first."""
        return tuple(dict.fromkeys((self.language, *self.translations)))
