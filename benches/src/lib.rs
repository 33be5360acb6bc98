//! What the benchmarks work on: a machine without policy, recordings of real loops, a store.
//!
//! * [`world`]: runtime and interpreter alone, to run a piece of source again and again.
//! * [`recording`]: an engine that records a hot loop anew each time it is asked, and keeps the graph.
//! * [`shelf`]: a store that holds units and objects.
//! * [`loops`]: the Python that is measured.

pub mod loops;
pub mod recording;
pub mod shelf;
pub mod world;
