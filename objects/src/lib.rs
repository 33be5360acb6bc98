//! Python's objects: heap, types, and the one definition of what Python's operators mean.
//!
//! ```text
//!  Runtime ─┬ ctx        what compiled code sees (abi::Ctx), first field
//!           ├ heap       cells and the collector
//!           ├ shapes     layouts of instances
//!           ├ classes    classes, method resolution, versions
//!           ├ names      interned strings that the runtime itself uses
//!           └ codes      code objects linked with module globals
//! ```
//!
//! Functions that may fail return [`R`]; the exception itself waits in `ctx.exc`.
//!
//! Values in Rust local variables are safe across a collection (native stacks are scanned
//! conservatively); values in Rust-owned heap memory are not: use [`heap::RootVec`].

pub mod args;
pub mod async_generator;
pub mod async_iter;
pub mod attr;
pub mod attr_cache;
pub mod buffer;
pub mod buffer_item;
pub mod builtins;
pub mod builtins_attr;
pub mod builtins_iter;
pub mod bytearray_methods;
pub mod bytes;
pub mod bytes_hex;
pub mod bytes_make;
pub mod bytes_methods;
pub mod bytes_text;
pub mod call;
pub mod class;
pub mod class_bases;
pub mod class_build;
pub mod class_layout;
pub mod class_lookup;
mod class_mro;
mod class_signatures;
pub mod class_slots;
pub mod classes;
pub mod code_methods;
pub mod code_state;
mod codec_errors;
pub mod codec_registry;
pub mod codecs;
mod collecting;
pub mod compare;
mod compare_manner;
pub mod complex;
pub mod complex_methods;
pub mod container_dunders;
pub mod container_repr;
pub mod containers;
pub mod coroutine;
pub mod descriptors;
pub mod dict;
pub mod dict_methods;
pub mod dict_ops;
pub mod dict_order;
pub mod dict_views;
pub mod exc;
pub mod except_star;
pub mod exception_fields;
pub mod exception_group;
mod exception_slots;
pub mod exceptions;
pub mod fast_hash;
pub mod finalizers;
pub mod float;
pub mod float_methods;
pub mod float_text;
pub mod format_float;
pub mod format_int;
pub mod format_spec;
pub mod frame_object;
pub mod frames;
pub mod fstrings;
pub mod function;
pub mod function_class;
pub mod generator_class;
pub mod generic_alias;
pub mod hash;
pub mod heap;
pub mod helpers;
pub mod hosted;
pub mod identity;
pub mod install;
pub mod instance_dict;
pub mod int;
pub mod int_math;
pub mod int_methods;
pub mod int_ops;
pub mod int_text;
pub mod item;
pub mod iter;
pub mod iter_next;
mod iter_state;
mod iter_tables;
pub mod library;
pub mod list;
pub mod list_methods;
pub mod list_slices;
pub mod list_sort;
pub mod member;
pub mod membership;
pub mod memory_view;
pub mod memory_view_buffer;
pub mod memory_view_items;
pub mod module_class;
pub mod names;
pub mod namespace;
pub mod native;
pub mod native_attrs;
pub mod native_callables;
pub mod native_class;
mod native_docs;
pub mod native_iter;
mod native_kinds;
pub mod number_methods;
pub mod object_class;
pub mod object_methods;
mod object_reduce;
mod operands;
pub mod operator_names;
pub mod ops;
pub mod os_error;
pub mod pattern;
pub mod payload;
pub mod percent;
mod percent_layout;
pub mod powers;
mod property;
pub mod raising;
pub mod range;
pub mod repr;
pub mod runtime;
pub mod scoping;
pub mod search;
pub mod seq;
pub mod set;
pub mod set_algebra;
pub mod set_methods;
mod shadowing;
pub mod shape;
mod shown_modules;
pub mod sizes;
pub mod slice;
pub mod slicing;
pub mod str_case;
pub mod str_class;
pub mod str_concat;
pub mod str_find;
pub mod str_format;
pub mod str_index;
pub mod str_methods;
pub mod str_pad;
pub mod str_split;
pub mod streams;
pub mod strings;
pub mod suggest;
pub mod super_object;
pub mod symbols;
mod table_manner;
pub mod threads;
pub mod timsort;
pub mod traceback_object;
pub mod truth;
pub mod tuple;
pub mod type_class;
mod type_fields;
mod unicode_tables;
pub mod union_type;
pub mod unpacking;
pub mod warn;

#[cfg(test)]
mod class_tests;
#[cfg(test)]
mod container_tests;
#[cfg(test)]
mod number_tests;
#[cfg(test)]
mod text_check;
#[cfg(test)]
mod text_tests;

pub use classes::ClassId;
pub use code_state::CodeState;
pub use exc::{R, Raised};
pub use native::{Args, NativeDef, NativeFn};
pub use rekindle_abi::heap::Kind;
pub use rekindle_abi::{Ctx, Head, ShapeId, Value};
pub use rekindle_bytecode::{BinaryOp, CompareOp, UnaryOp};
pub use runtime::Runtime;
