"""Why a backup, a restore or a change of key was not done."""


class NotDone(Exception):
    """Nothing was changed; the message says why, and what to do, to the host."""
