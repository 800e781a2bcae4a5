"""Live statistics: fetch tables of Eurostat and CBS, and keep every version of them.

A tidy table has one row per cell: each dimension as a category under its own name,
`TIME_PERIOD`, `value`, and `flag` as the office wrote it. A missing value is NaN; its flag
separates confidential (`c`, `C`) from not applicable (`m`, `z`) and from not available (no flag).
"""

import logging

logging.getLogger(__name__).addHandler(logging.NullHandler())  # the command line shows what is logged
