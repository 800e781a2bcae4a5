"""Running the notebooks: their parameters, their execution, and where a run came from."""
