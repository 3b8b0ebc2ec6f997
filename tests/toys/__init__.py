"""Small catalogues made up for tests."""
