"""Frame in, Plotly figure out: pure functions that know colours and shapes, but no visitor and no database."""
