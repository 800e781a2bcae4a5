"""The arithmetic behind the notebooks and the claims, one module for each topic.

Every function takes `Observations` and gives a `Quantity`, or a table with a column `rows`
where a row holds more than one number. Where the figures say nothing, the result is empty.
"""
