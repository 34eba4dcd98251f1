//! Typed access to scalars that are kept as text, one feature per library.
