"""The computations behind the notebooks and the claims, one module for each notebook.

Every function takes observations and gives a quantity (see `helpers.quantities`): a table with
`low`, `value`, `high` and `figure_ids`. Where the figures say nothing, the table is empty.
"""
