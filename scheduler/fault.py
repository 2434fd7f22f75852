"""What may be told of an exception: its class and its place, without a word of what was being handled."""


def told(error: BaseException) -> str:
    """The class, and function and line of the innermost frame."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame else "unknown"
    return f"{type(error).__name__} at {place}"
