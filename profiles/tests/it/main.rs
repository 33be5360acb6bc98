//! The store from outside: its life, its damage, its crowds.

mod common;
mod crash;
mod damage;
mod store;
