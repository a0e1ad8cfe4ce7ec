"""The application of B2, where Django finds its models."""
