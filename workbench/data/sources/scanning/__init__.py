"""Large delimited text at the speed of the processor: compiled loops over its bytes, and what they leave to others."""
