"""The Skills Observatory: questions about skills, regions and learning, answered from curated data."""
