"""The only room that speaks Streamlit: what every page needs to choose, ask, draw and cite."""
