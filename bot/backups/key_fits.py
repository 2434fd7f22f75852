"""Whether a backup belongs to the key at hand, before anything is changed."""

from bot import keys as keyrings
from bot.backups.refusal import NotDone
from bot.settings import PREFIX, Settings


def refuse_other_key(check: bytes | None, settings: Settings) -> None:
    """`check`: the sealed check that stands in the backup. Raises NotDone when our key does not open it."""
    given, file = keyrings.given_key(settings)
    if given is None:
        raise NotDone(f"the master key is missing: put {file.name} into {settings.data_dir}, or set {PREFIX}MASTER_KEY")
    if check is None or not keyrings.fits(check, given):
        raise NotDone("this backup belongs to another master key; the one from the time of the backup opens it")
