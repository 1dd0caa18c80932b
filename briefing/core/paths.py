"""The folders, files and file extensions of an archive. Each is written here, once.

Paths are relative to the archive's root, with forward slashes. The addresses of the site are in
`urls`. Nothing here reads a disk.
"""

# Folders in the root of an archive. An author may choose another output folder.
CONTENT_FOLDER = "content"
LAYOUTS_FOLDER = "layouts"
OUTPUT_FOLDER = "site"
GIT_FOLDER = ".git"
STATE_FOLDER = ".briefing"  # The program stores its caches here. Git ignores it.

# All end in a slash, so that `path.startswith(BRIEFS_FOLDER)` is true of the files inside.
BRIEFS_FOLDER = f"{CONTENT_FOLDER}/briefs/"
PAGES_FOLDER = f"{CONTENT_FOLDER}/pages/"
TOPICS_FOLDER = f"{CONTENT_FOLDER}/topics/"

TEXT_FOLDERS = (BRIEFS_FOLDER, PAGES_FOLDER, TOPICS_FOLDER)

SITE_FILE = f"{CONTENT_FOLDER}/site.toml"
TOPICS_FILE = f"{CONTENT_FOLDER}/topics.toml"
AUTHORS_FILE = f"{CONTENT_FOLDER}/authors.toml"
SERIES_FILE = f"{CONTENT_FOLDER}/series.toml"
GLOSSARY_FILE = f"{CONTENT_FOLDER}/glossary.toml"
SETTINGS_FILES = (SITE_FILE, TOPICS_FILE, AUTHORS_FILE, SERIES_FILE, GLOSSARY_FILE)

MARKDOWN = ".md"
# Extensions of texts that are not published, although their authors may expect it.
OTHER_TEXTS = (".markdown", ".mdown", ".txt")

# The files that a brief can show or attach: extension in lower case → media type (RFC 6838).
MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jfif": "image/jpeg",
    ".jpe": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PICTURES = tuple(e for e, media_type in MEDIA_TYPES.items() if media_type.startswith("image/"))
# Pictures that browsers do not show, or that few of them show: extension → name.
UNSHOWN_PICTURES = {
    **dict.fromkeys((".tif", ".tiff"), "TIFF"),
    **dict.fromkeys((".bmp", ".dib"), "BMP"),
    **dict.fromkeys((".heic", ".heif"), "HEIC"),
    **dict.fromkeys((".emf", ".wmf"), "Windows metafile"),
    **dict.fromkeys((".jp2", ".j2k"), "JPEG 2000"),
    **{".jxl": "JPEG XL", ".psd": "Photoshop", ".ai": "Illustrator", ".eps": "EPS"},
    **{".svgz": "compressed SVG", ".ico": "icon", ".tga": "TGA", ".xcf": "GIMP", ".dng": "raw"},
}
CSV, PNG = ".csv", ".png"
# Extensions of assets whose line ends do not depend on the system where they were saved. All other
# assets stay as they are: the first bytes of each PNG contain a CR and an LF.
TEXT_ASSETS = (".css", ".js", ".svg", ".txt", ".json", ".xml", ".html")
ATTACHMENTS = tuple(e for e in MEDIA_TYPES if e not in PICTURES)


def is_brief_file(path: str) -> bool:
    """Whether a file of the archive is the text of a brief."""
    return path.startswith(BRIEFS_FOLDER) and path.endswith(MARKDOWN)


def is_text(path: str) -> bool:
    """Whether a file of the archive is the text of a brief, a standing page or a topic."""
    return path.startswith(TEXT_FOLDERS) and path.endswith(MARKDOWN)


def introduction_file(topic_id: str, lang: str = "") -> str:
    """The file of the introduction of a topic: in the archive's language, or in another one."""
    return f"{TOPICS_FOLDER}{topic_id}{'.' if lang else ''}{lang}{MARKDOWN}"


def is_picture(path: str) -> bool:
    """Whether the extension of a file is that of a picture, in any case."""
    return path.lower().endswith(PICTURES)


def is_data(path: str) -> bool:
    """Whether the extension of a file is that of a table, in any case."""
    return path.lower().endswith(CSV)


def is_media(path: str) -> bool:
    """Whether the extension of a file is that of a picture or an attachment, in any case."""
    return path.lower().endswith((*PICTURES, *ATTACHMENTS))


# Backups, swap files and half-written files of Vim, Emacs, JetBrains' editors and office suites.
_EDITOR_SUFFIXES = ("~", "#", ".swp", ".swx", ".tmp", ".bak", "___jb_tmp___", "___jb_old___")


def is_ignored_name(name: str) -> bool:
    """Whether a file or folder of this name does not belong to the archive: it is hidden, or an
    editor leaves it while it saves."""
    is_hidden = name.startswith((".", "#", "~$")) or name == _MAC_FOLDER_ICON
    return is_hidden or name.endswith(_EDITOR_SUFFIXES)


# The hidden file with the picture of a folder in macOS: its name ends in a carriage return.
_MAC_FOLDER_ICON = "Icon\r"


def may_contain_ignored(paths: str) -> bool:
    """Whether a text of many paths may contain an ignored name. False means that it contains none:
    one search in a long text is faster than one for each name."""
    return any(sign in paths for sign in ("/.", "#", *_EDITOR_SUFFIXES))


def relative_link(source: str, target: str) -> str:
    """The link that leads from one file of the archive to another: `../2021/other.md`."""
    folder, parts = source.split("/")[:-1], target.split("/")
    shared = 0
    for ours, theirs in zip(folder, parts[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    return "/".join((*[".."] * (len(folder) - shared), *parts[shared:]))
