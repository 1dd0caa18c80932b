"""Which archive owns a site, so that no archive replaces the site of another one by mistake."""

from __future__ import annotations

from briefing.build.ingest import ReadConfig
from briefing.build.types import Snapshot
from briefing.core import urls
from briefing.core.diagnostics import Fault
from briefing.core.paths import SITE_FILE, is_brief_file
from briefing.core.settings import Settings
from briefing.core.slugs import slug_of
from briefing.storage.cache import Output
from briefing.storage.manifest import Owner


def owner_of(settings: Settings) -> Owner:
    """The archive with these settings."""
    return Owner(settings.id, settings.title)


def require_owner(
    out: str, snapshot: Snapshot, config: ReadConfig, known: dict[str, Output]
) -> None:
    """Raise `Fault` if the folder `out` has the site of another archive.

    It is a site of this archive if the cache knows a file of it. Otherwise the ids must be the
    same, and one of its briefs must be in this archive. Without ids, half of its briefs must be
    there, or all of them if its title is another one. `known` are the outputs in the cache, as last
    published.
    """
    folder = snapshot.output
    listed, present = folder.manifest.owner, folder.present.get
    # Nothing is published if the settings have errors, and the owner is not known then.
    if listed is None or SITE_FILE in config.unreliable:
        return
    if any(present(path) == (file.size, file.mtime_ns) for path, file in known.items()):
        return
    owner = owner_of(config.config.settings)
    published = sum(path.startswith(urls.BRIEFS_FOLDER) for path in folder.ours)
    ours = {urls.brief(slug_of(path)) for path in snapshot.content if is_brief_file(path)}
    has_ids = bool(listed.id and owner.id)
    if has_ids:
        required: float = min(published, 1)
    else:
        required = published / 2 if listed.title == owner.title else max(published, 1)
    if len(ours & folder.ours) < required or (has_ids and listed.id != owner.id):
        raise Fault(
            f"{out} has the site of another archive, “{listed.title}”; choose another folder with "
            "--out, or delete that folder first if this archive is to replace it"
        )
