//! Units assembled and run, against the reference evaluator.

mod generate;
mod instructions;
mod random;
mod units;
mod world;
