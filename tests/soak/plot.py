"""The bot's memory over a soak, as a picture."""

from collections.abc import Sequence

from tests.soak.looking import Sample

_WIDTH, _HEIGHT = 760, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 30, 40
_GOAL_MB = 250
_MOST_POINTS = 700


def memory_plot(samples: Sequence[Sample], title: str) -> str:
    """SVG: megabytes over minutes, from 0, with the goal as a line."""
    longest = max(samples[-1].second / 60, 0.1)
    highest = max(_GOAL_MB * 1.1, *(sample.memory_mb for sample in samples))
    every = max(1, len(samples) // _MOST_POINTS)

    def x(minutes: float) -> float:
        return round(_LEFT + minutes / longest * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(megabytes: float) -> float:
        return round(_HEIGHT - _BOTTOM - megabytes / highest * (_HEIGHT - _TOP - _BOTTOM), 1)

    line = " ".join(f"{x(sample.second / 60)},{y(sample.memory_mb)}" for sample in samples[::every])
    rows = [_row(y(megabytes), f"{megabytes} MB") for megabytes in range(0, int(highest), 50)]
    columns = [_column(x(longest * part / 4), f"{longest * part / 4:.0f} min") for part in range(5)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
            'font-size="12" role="img">',
            f"<title>{title}</title>",
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
            f'<text x="{_LEFT}" y="18" fill="#222">{title}</text>',
            *rows,
            *columns,
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y(_GOAL_MB)}" y2="{y(_GOAL_MB)}" stroke="#b00" '
            'stroke-dasharray="6 4"/>',
            f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="1.5"/>',
            "</svg>",
            "",
        ]
    )


def _row(y: float, label: str) -> str:
    return (
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="#ddd"/>'
        f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end" fill="#555">{label}</text>'
    )


def _column(x: float, label: str) -> str:
    return f'<text x="{x}" y="{_HEIGHT - 16}" text-anchor="middle" fill="#555">{label}</text>'
