//! What a recorder asks about objects: numbers as machines hold them, places of definition.

use crate::{ClassId, Runtime, ShapeId, Value};
use rekindle_abi::heap::BigInt;

impl Runtime {
    /// The number of a heap int that fits in 64 bits.
    pub fn small_big_int(&self, v: Value) -> Option<i64> {
        if self.shape_of(v) != ShapeId::BIG_INT {
            return None;
        }
        // SAFETY: a big int by its shape; its limbs follow the header.
        let (negative, limb) = unsafe {
            let p = v.as_ptr::<BigInt>();
            if (*p).len != 1 {
                return None;
            }
            ((*p).head.bits & 1 == 1, *(p.add(1) as *const u64))
        };
        match (negative, limb) {
            (false, limb) => i64::try_from(limb).ok(),
            (true, limb) if limb <= 1 << 63 => Some((limb as i64).wrapping_neg()),
            _ => None,
        }
    }

    /// `__module__` and `__qualname__` of a class written in Python.
    pub fn class_symbol_parts(&mut self, class: ClassId) -> Option<(String, String)> {
        if !self.class(class).heap_type {
            return None;
        }
        let (namespace, names) = (self.class_namespace(class), self.names);
        let module = self
            .namespace_get(namespace, names.module)
            .filter(|m| self.is_str(*m))?;
        let qualname = self.class(class).qualname().to_string();
        Some((self.str_text(module).into_owned(), qualname))
    }
}

#[cfg(test)]
mod tests {
    use crate::runtime::Captured;
    use crate::{Runtime, Value};

    #[test]
    fn heap_ints_are_machine_ints_up_to_64_bits() {
        let mut rt = Runtime::new((0, 0), Box::new(Captured::default()));
        for i in [1i64 << 62, -(1 << 62) - 1, i64::MAX, i64::MIN] {
            let v = rt.new_int(i);
            assert_eq!(rt.small_big_int(v), Some(i));
        }
        let big = rt.new_int_i128(1 << 63);
        assert_eq!(rt.small_big_int(big), None);
        assert_eq!(rt.small_big_int(rt.common_floats[0]), None);
        assert!(Value::NONE.is_special());
    }
}
