pub(super) mod golden;
mod heap;
mod model;
mod passes;
mod program;
mod property;
mod record;
