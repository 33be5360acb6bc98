//! The exceptions, and what follows from the conditions that an operation reports.

use super::settings::Settings;
use super::{Home, Kept};
use crate::module_errors::error_class;
use rekindle_decimal::{Status, status};
use rekindle_objects::{ClassId, R, Runtime, Value};

/// An exception: its name, its conditions, and the rows of its bases (a number of `OUTSIDE` and more: a built-in class).
struct Row {
    name: &'static str,
    status: Status,
    bases: &'static [usize],
}

const fn row(name: &'static str, status: Status, bases: &'static [usize]) -> Row {
    Row {
        name,
        status,
        bases,
    }
}

const OUTSIDE: usize = 100;
const BUILT_IN: [ClassId; 3] = [
    ClassId::ARITHMETIC_ERROR,
    ClassId::ZERO_DIVISION_ERROR,
    ClassId::TYPE_ERROR,
];
const ROOT: usize = 13;

/// How many exceptions there are.
pub(super) const COUNT: usize = ROWS.len();
/// How many of them are signals: the first ones.
pub(super) const SIGNALS: usize = 9;

/// The signals in the order in which they are shown and asked for; then the conditions that are invalid operations; then
/// the root of all.
const ROWS: &[Row] = &[
    row("InvalidOperation", status::ALL_INVALID, &[ROOT]),
    row(
        "FloatOperation",
        status::FLOAT_OPERATION,
        &[ROOT, OUTSIDE + 2],
    ),
    row(
        "DivisionByZero",
        status::DIVISION_BY_ZERO,
        &[ROOT, OUTSIDE + 1],
    ),
    row("Overflow", status::OVERFLOW, &[6, 7]),
    row("Underflow", status::UNDERFLOW, &[6, 7, 5]),
    row("Subnormal", status::SUBNORMAL, &[ROOT]),
    row("Inexact", status::INEXACT, &[ROOT]),
    row("Rounded", status::ROUNDED, &[ROOT]),
    row("Clamped", status::CLAMPED, &[ROOT]),
    row("ConversionSyntax", status::CONVERSION_SYNTAX, &[0]),
    row("DivisionImpossible", status::DIVISION_IMPOSSIBLE, &[0]),
    row(
        "DivisionUndefined",
        status::DIVISION_UNDEFINED,
        &[0, OUTSIDE + 1],
    ),
    row("InvalidContext", status::INVALID_CONTEXT, &[0]),
    row("DecimalException", 0, &[OUTSIDE]),
];

/// Rows in the order in which they can be made: bases first.
const ORDER: [usize; COUNT] = [13, 0, 1, 2, 5, 6, 7, 8, 3, 4, 9, 10, 11, 12];

/// Makes the exceptions.
pub(super) fn install(rt: &mut Runtime, home: &Home, module: Value) -> R<()> {
    let mut made = [ClassId::OBJECT; COUNT];
    for i in ORDER {
        let row = &ROWS[i];
        let base = |b: &usize| {
            b.checked_sub(OUTSIDE)
                .map_or_else(|| made[*b], |b| BUILT_IN[b])
        };
        let bases: Vec<ClassId> = row.bases.iter().map(base).collect();
        let class = error_class(rt, "decimal", row.name, &bases)?;
        made[i] = rt.class_id(class);
        home.keep(rt, Kept::Signals as usize + i, class);
        rt.set_module_attr(module, row.name, class);
    }
    Ok(())
}

/// The classes of the signals, with their conditions.
pub(super) fn all(home: &Home) -> [(Value, Status); SIGNALS] {
    std::array::from_fn(|i| (class(home, i), ROWS[i].status))
}

fn class(home: &Home, row: usize) -> Value {
    home.kept[Kept::Signals as usize + row].get()
}

/// The conditions of a signal.
///
/// # Errors
/// `KeyError` for anything else.
pub(super) fn conditions_of(rt: &mut Runtime, home: &Home, signal: Value) -> R<Status> {
    match all(home).into_iter().find(|(class, _)| *class == signal) {
        Some((_, conditions)) => Ok(conditions),
        None => {
            let text = rt.new_str(
                "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, \
                 Subnormal, Inexact, Rounded,\n   Clamped]",
            );
            rt.key_error(text)
        }
    }
}

/// The names of the signals among conditions, in the order of their bits.
pub(super) fn names(conditions: Status) -> String {
    let mut names: Vec<&str> = Vec::new();
    for bit in (0..Status::BITS).map(|i| 1 << i) {
        let row = ROWS[..SIGNALS].iter().find(|row| row.status & bit != 0);
        if let Some(row) = row.filter(|row| conditions & bit != 0 && !names.contains(&row.name)) {
            names.push(row.name);
        }
    }
    names.join(", ")
}

/// Sets the flags of a context, and raises what it traps.
///
/// # Errors
/// The exception of a trapped condition; `MemoryError` when there was no room for a result.
#[inline]
pub(super) fn report(rt: &mut Runtime, settings: &Settings, conditions: Status) -> R<()> {
    if conditions == 0 {
        return Ok(());
    }
    settings.flags.set(settings.flags.get() | conditions);
    if conditions & (settings.traps.get() | status::NO_ROOM) == 0 {
        return Ok(());
    }
    raise(rt, settings, conditions)
}

#[cold]
fn raise(rt: &mut Runtime, settings: &Settings, conditions: Status) -> R<()> {
    if conditions & status::NO_ROOM != 0 {
        return rt.raise_args(ClassId::MEMORY_ERROR, &[]);
    }
    let home = Home::of(rt);
    let trapped = conditions & settings.traps.get();
    let first = ROWS[..SIGNALS]
        .iter()
        .position(|row| row.status & trapped != 0);
    let Some(first) = first else {
        return Ok(());
    };
    let list = rt.new_empty_list();
    if trapped & status::INVALID_OPERATION != 0 {
        rt.list_push(list, class(&home, 0));
    }
    for i in (SIGNALS..ROOT).chain(1..SIGNALS) {
        if trapped & ROWS[i].status != 0 {
            rt.list_push(list, class(&home, i));
        }
    }
    let exception = rt.call(
        class(&home, first),
        rekindle_objects::Args::positional(&[list]),
    )?;
    rt.raise(exception)
}
