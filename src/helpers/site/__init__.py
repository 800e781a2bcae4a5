"""The pages: executed notebooks, the ledger, every figure and every source, readable offline."""
