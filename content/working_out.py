"""A count that was worked out from a total and a percent, when one of the two is corrected."""

from decimal import Decimal


def worked_out_again(
    value: Decimal, percent: tuple[Decimal, Decimal], total: tuple[Decimal, Decimal] | None
) -> Decimal:
    """The new value. `percent` and `total`: before and after the correction; `total` None: it stands as it was.

    Bands were part of the value and are not known apart: what was above the percent's own share stays as many percent.
    """
    percent_before, percent_after = percent
    total_before, total_after = total or (Decimal(1), Decimal(1))
    if total is None:
        return value * percent_after / percent_before if percent_before else value
    bands = value / total_before * 100 - percent_before if total_before else Decimal(0)
    return total_after * (percent_after + bands) / 100
