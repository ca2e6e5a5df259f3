"""The map of AI papers that you own: a knowledge graph from Korean and English paper digests."""
