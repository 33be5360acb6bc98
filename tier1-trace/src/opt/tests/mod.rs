mod model;
mod property;
mod record;
