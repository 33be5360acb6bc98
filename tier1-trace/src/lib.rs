//! Tier 1: recording, optimizing and stitching units.

pub mod stencils;
