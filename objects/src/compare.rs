//! Comparison.

use crate::attr::Method;
use crate::compare_manner::Manner;
use crate::set::SetRef;
use crate::{Args, ClassId, R, Runtime, ShapeId, Value};
use rekindle_abi::heap::{BoundMethod, Native, Str};
use rekindle_bytecode::CompareOp;
use std::cmp::Ordering;

/// The six comparison methods of a class, all by one function of receiver, operand and operator.
macro_rules! comparisons {
    ($compared:path) => {
        $crate::compare::comparisons! { $compared; lt Lt, le Le, eq Eq, ne Ne, gt Gt, ge Ge }
    };
    ($compared:path; $($name:ident $Op:ident),*) => {$(
        fn $name(rt: &mut Runtime, args: Args<'_>) -> R<Value> {
            $compared(rt, args, CompareOp::$Op)
        }
    )*};
}
pub(crate) use comparisons;

/// What a comparison says of two things in this order.
#[inline]
pub fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
    }
}

/// The same for things that may have no order (nan): only `!=` holds then.
#[inline]
pub fn holds_partially(op: CompareOp, order: Option<Ordering>) -> bool {
    order.map_or(op == CompareOp::Ne, |o| holds(op, o))
}

/// The comparison seen from the other operand.
pub fn mirrored(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Gt,
        CompareOp::Le => CompareOp::Ge,
        CompareOp::Gt => CompareOp::Lt,
        CompareOp::Ge => CompareOp::Le,
        same => same,
    }
}

impl Runtime {
    /// `a OP b` for a comparison, as the object it gives.
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> R<Value> {
        if a.both_small_ints(b) {
            let order = a.as_small_int().cmp(&b.as_small_int());
            return Ok(Value::bool(holds(op, order)));
        }
        if a.is_ptr() && b.is_ptr() {
            match (self.shape_of(a), self.shape_of(b)) {
                (ShapeId::STR, ShapeId::STR) => {
                    return Ok(Value::bool(self.str_compare(op, a, b)));
                }
                (ShapeId::TUPLE, ShapeId::TUPLE) => {
                    return crate::containers::compare_sequences(self, op, a, b);
                }
                (x, y) if x.is_list() && y.is_list() => {
                    return crate::containers::compare_sequences(self, op, a, b);
                }
                (ShapeId::SET | ShapeId::FROZENSET, ShapeId::SET | ShapeId::FROZENSET) => {
                    let (x, y) = (SetRef::new(a), SetRef::new(b));
                    let holds = crate::containers::compare_sets(self, op, x, y)?;
                    return Ok(Value::bool(holds));
                }
                _ => {}
            }
        } else if a.is_word_float() && b.is_word_float() {
            let order = a.as_word_float().partial_cmp(&b.as_word_float());
            return Ok(Value::bool(holds_partially(op, order)));
        }
        self.compare_others(op, a, b)
    }

    #[inline(never)]
    fn compare_others(&mut self, op: CompareOp, a: Value, b: Value) -> R<Value> {
        let manners = (self.compare_manner(a), self.compare_manner(b));
        let answer = match manners {
            (Manner::Methods, _) | (_, Manner::Methods) => self.compare_by_methods(op, a, b)?,
            (Manner::BuiltIn, _) => self.builtin_compare(op, a, b)?,
            (Manner::Identity, _) => None,
        };
        match answer {
            Some(v) => Ok(v),
            None => self.compare_default(op, a, b),
        }
    }

    /// What follows when the left operand's method has answered `NotImplemented`.
    pub fn compare_declined(&mut self, op: CompareOp, a: Value, b: Value) -> R<Value> {
        if let Some(v) = self.compare_method(mirrored(op), b, a)? {
            return Ok(v);
        }
        match self.builtin_compare(op, a, b)? {
            Some(v) => Ok(v),
            None => self.compare_default(op, a, b),
        }
    }

    /// The comparison of objects that do not know each other.
    fn compare_default(&mut self, op: CompareOp, a: Value, b: Value) -> R<Value> {
        match op {
            CompareOp::Eq => Ok(Value::bool(a == b)),
            CompareOp::Ne => Ok(Value::bool(a != b)),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                self.type_error(format!(
                    "'{}' not supported between instances of '{left}' and '{right}'",
                    op.symbol()
                ))
            }
        }
    }

    /// `bool(a OP b)`
    #[inline]
    pub fn compare_truth(&mut self, op: CompareOp, a: Value, b: Value) -> R<bool> {
        let v = self.compare(op, a, b)?;
        if v.is_bool() {
            return Ok(v == Value::TRUE);
        }
        self.truth(v)
    }

    /// `a == b` as a bool, identity first (as containers compare).
    #[inline]
    pub fn equal(&mut self, a: Value, b: Value) -> R<bool> {
        if a == b {
            return Ok(true);
        }
        match self.plainly_equal(a, b) {
            Some(same) => Ok(same),
            None => self.compare_truth(CompareOp::Eq, a, b),
        }
    }

    /// The same of two ints, floats or strings that their words or texts decide about; None: it
    /// takes more.
    #[inline]
    pub(crate) fn plainly_equal(&self, a: Value, b: Value) -> Option<bool> {
        if a == b {
            return Some(true);
        }
        if a.both_small_ints(b) || a.is_word_float() && b.is_word_float() {
            // Floats in words are not zeros: there is one word for each number.
            return Some(false);
        }
        (self.is_str(a) && self.is_str(b)).then(|| self.str_same(a, b))
    }

    /// Comparison of two strings, by code points.
    #[inline]
    pub fn str_compare(&self, op: CompareOp, a: Value, b: Value) -> bool {
        match op {
            CompareOp::Eq => self.str_same(a, b),
            CompareOp::Ne => !self.str_same(a, b),
            // The order of WTF-8 bytes is the order of code points.
            _ => holds(op, self.str_bytes(a).cmp(self.str_bytes(b))),
        }
    }

    /// Equality of two strings; known hashes that differ answer at once.
    #[inline]
    fn str_same(&self, a: Value, b: Value) -> bool {
        let (a, b) = (self.str_cell(a), self.str_cell(b));
        if a == b {
            return true;
        }
        // SAFETY: both are strings.
        let (x, y) = unsafe { (&*a.as_ptr::<Str>(), &*b.as_ptr::<Str>()) };
        if x.len_bytes != y.len_bytes || x.hash != 0 && y.hash != 0 && x.hash != y.hash {
            return false;
        }
        // Of two interned strings with equal content there is only one.
        if x.head.bits & y.head.bits & Str::INTERNED != 0 {
            return false;
        }
        self.str_bytes(a) == self.str_bytes(b)
    }

    fn compare_by_methods(&mut self, op: CompareOp, a: Value, b: Value) -> R<Option<Value>> {
        let (class_a, class_b) = (self.class_of(a), self.class_of(b));
        let mut try_right = true;
        if class_a != class_b && self.is_subclass(class_b, class_a) {
            if let Some(v) = self.compare_method(mirrored(op), b, a)? {
                return Ok(Some(v));
            }
            try_right = false;
        }
        if let Some(v) = self.compare_method(op, a, b)? {
            return Ok(Some(v));
        }
        if try_right && let Some(v) = self.compare_method(mirrored(op), b, a)? {
            return Ok(Some(v));
        }
        self.builtin_compare(op, a, b)
    }

    /// The answer of a comparison method written in Python, unless `NotImplemented`.
    fn compare_method(&mut self, op: CompareOp, a: Value, b: Value) -> R<Option<Value>> {
        if !self.has_python_class(a) {
            return Ok(None);
        }
        if let Some(v) = self.call_comparison(a, self.compare_name(op), b)? {
            return Ok(Some(v));
        }
        let inherits_default = self
            .lookup(self.class_of(a), self.names.ne)
            .is_none_or(|found| found.class == ClassId::OBJECT);
        if op != CompareOp::Ne || !inherits_default {
            return Ok(None);
        }
        // `object.__ne__`: the opposite of `__eq__`.
        match self.call_operator(a, self.names.eq, b)? {
            Some(v) => Ok(Some(Value::bool(!self.truth(v)?))),
            None => Ok(None),
        }
    }

    /// Calls a comparison method; one that cannot be bound counts as not there.
    fn call_comparison(&mut self, a: Value, name: Value, b: Value) -> R<Option<Value>> {
        let class = self.class_of(a);
        let found = match self.lookup(class, name) {
            Some(f) if !self.is_built_in(f) => f.value(),
            _ => return Ok(None),
        };
        if !found.is_ptr() || self.is_function(found) {
            return self.call_operator(a, name, b);
        }
        let result = match self.bind(found, a, class) {
            Ok(Method::Bound { function, receiver }) => {
                self.call_with_first(function, receiver, Args::positional(&[b]))?
            }
            Ok(Method::Plain(f)) => self.call(f, Args::positional(&[b]))?,
            Err(_) => {
                self.clear_pending();
                return Ok(None);
            }
        };
        Ok((result != Value::NOT_IMPLEMENTED).then_some(result))
    }

    /// Does the class of `v` have this special method, and not from a class of the object model?
    pub fn defines_in_python(&mut self, v: Value, name: Value) -> bool {
        self.lookup(self.class_of(v), name)
            .is_some_and(|f| !self.is_built_in(f))
    }

    /// Is it a native of a class of the object model, whose meaning this crate knows?
    pub fn is_built_in(&self, found: crate::class::Found) -> bool {
        let f = found.value();
        !self.class(found.class).heap_type && f.is_ptr() && self.shape_of(f) == ShapeId::NATIVE
    }

    /// The special method of a comparison.
    pub fn compare_name(&self, op: CompareOp) -> Value {
        let n = &self.names;
        [n.lt, n.le, n.eq, n.ne, n.gt, n.ge][op as usize]
    }

    /// A comparison of built-in values; None: they do not know each other.
    pub(crate) fn builtin_compare(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> R<Option<Value>> {
        if self.is_any_str(a) {
            if !self.is_any_str(b) {
                return Ok(None);
            }
            return Ok(Some(Value::bool(self.str_compare(op, a, b))));
        }
        if let (Some(x), Some(y)) = (self.float_of(a), self.float_of(b)) {
            return Ok(Some(Value::bool(holds_partially(op, x.partial_cmp(&y)))));
        }
        if let Some(v) = self.number_compare(op, a, b) {
            return Ok(Some(v));
        }
        if let (Some(x), Some(y)) = (self.bytes_like(a), self.bytes_like(b)) {
            return Ok(Some(Value::bool(holds(op, x.cmp(y)))));
        }
        if !self.is_container(a) {
            return Ok(None);
        }
        if self.shape_of(a) == ShapeId::CELL && b.is_ptr() && self.shape_of(b) == ShapeId::CELL {
            return self.cell_compare(op, a, b).map(Some);
        }
        if let Some(v) = crate::containers::compare(self, op, a, b)? {
            return Ok(Some(v));
        }
        if let Some(same) = self.same_method(a, b) {
            return Ok(match op {
                CompareOp::Eq => Some(Value::bool(same)),
                CompareOp::Ne => Some(Value::bool(!same)),
                _ => None,
            });
        }
        let name = self.compare_name(op);
        if self.is_record(a) && self.has_own_method(a, name, crate::object_methods::eq) {
            return Ok(self
                .call_special(a, name, &[b])?
                .filter(|v| *v != Value::NOT_IMPLEMENTED));
        }
        Ok(None)
    }

    /// Are two bound methods the same function on the same object? None: they are no such pair.
    fn same_method(&self, a: Value, b: Value) -> Option<bool> {
        if !b.is_ptr() || self.shape_of(a) != self.shape_of(b) {
            return None;
        }
        match self.shape_of(a) {
            ShapeId::BOUND_METHOD => {
                // SAFETY: checked by their shapes.
                let (x, y) = unsafe { (&*a.as_ptr::<BoundMethod>(), &*b.as_ptr::<BoundMethod>()) };
                Some(x.function == y.function && x.receiver == y.receiver)
            }
            ShapeId::NATIVE => {
                // SAFETY: checked by their shapes.
                let (x, y) = unsafe { (&*a.as_ptr::<Native>(), &*b.as_ptr::<Native>()) };
                Some(x.def == y.def && x.receiver == y.receiver)
            }
            _ => None,
        }
    }

    /// Cells compare by what they hold; an empty one comes before all others.
    fn cell_compare(&mut self, op: CompareOp, a: Value, b: Value) -> R<Value> {
        // SAFETY: checked by their shapes.
        let [a, b] =
            [a, b].map(|cell| unsafe { (*cell.as_ptr::<rekindle_abi::heap::Cell>()).value });
        if a.is_null() || b.is_null() {
            return Ok(Value::bool(holds(op, b.is_null().cmp(&a.is_null()))));
        }
        self.compare(op, a, b)
    }

    fn number_compare(&mut self, op: CompareOp, a: Value, b: Value) -> Option<Value> {
        let order = match (self.int_of(a), self.int_of(b)) {
            (Some(x), Some(y)) => match (x.to_i128(), y.to_i128()) {
                (Some(x), Some(y)) => Some(x.cmp(&y)),
                _ => Some((*x.big()).cmp(&*y.big())),
            },
            (Some(x), None) => match self.float_of(b) {
                Some(y) => crate::float::compare_int_float(&x, y),
                None => return self.complex_compare(op, a, b),
            },
            (None, Some(y)) => match self.float_of(a) {
                Some(x) => crate::float::compare_int_float(&y, x).map(Ordering::reverse),
                None => return self.complex_compare(op, a, b),
            },
            (None, None) => return self.complex_compare(op, a, b),
        };
        Some(Value::bool(holds_partially(op, order)))
    }

    /// Complex numbers are equal or not, and have no order.
    fn complex_compare(&mut self, op: CompareOp, a: Value, b: Value) -> Option<Value> {
        let (z, other) = match (self.complex_of(a), self.complex_of(b)) {
            (Some(z), _) => (z, b),
            (None, Some(z)) => (z, a),
            (None, None) => return None,
        };
        let same = if let Some(w) = self.complex_of(other) {
            z == w
        } else if let Some(x) = self.float_of(other) {
            z == (x, 0.0)
        } else {
            let i = self.int_of(other)?;
            z.1 == 0.0 && crate::float::compare_int_float(&i, z.0) == Some(Ordering::Equal)
        };
        match op {
            CompareOp::Eq => Some(Value::bool(same)),
            CompareOp::Ne => Some(Value::bool(!same)),
            _ => None,
        }
    }
}
