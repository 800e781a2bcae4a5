"""Live statistics: replies of the offices as tidy tables, and every vintage kept.

A tidy table has a row a cell: every dimension under its own name as a category,
`TIME_PERIOD`, `value`, and `flag` as the office wrote it. A missing value is NaN; its flag tells
confidential (`c`, `C`) from not applicable (`m`, `z`) and from plainly missing (no flag).
"""
