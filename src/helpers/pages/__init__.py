"""From an executed notebook to one HTML file that opens anywhere and asks nobody for anything."""
