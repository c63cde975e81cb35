"""What a notebook or a run is asked for: typed, checked, and the same from a cell, papermill, YAML and the command line."""
