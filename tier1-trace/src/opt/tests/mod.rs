pub(super) mod golden;
mod model;
mod passes;
mod property;
mod record;
