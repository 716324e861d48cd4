"""Models: a spec becomes an nn.Module."""
