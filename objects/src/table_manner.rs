//! Subclasses of `dict` whose subscripts are the dict's own: `defaultdict`, `Counter`, `OrderedDict` and their like.

use crate::dict::DictRef;
use crate::{ClassId, Runtime, ShapeId, Value};

/// Which operations a subclass of `dict` leaves to it, known for each class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TableManner {
    /// `d[k]`, but for what `__missing__` does.
    pub(crate) get: bool,
    /// `d[k] = v`
    pub(crate) set: bool,
    /// `k in d`
    pub(crate) has: bool,
}

impl Runtime {
    /// The dict that an instance of a subclass carries, and what the class leaves to it.
    #[inline]
    pub(crate) fn table_behind(&mut self, v: Value) -> Option<(DictRef, TableManner)> {
        let shape = self.shape_of(v);
        if shape < ShapeId::FIRST_DYNAMIC {
            return None;
        }
        let dict = self.payload_of_shape(v, ShapeId::DICT)?;
        let class = self.shape(shape).class;
        let (epoch, known) = self.class(class).table_manner;
        let manner = if epoch == self.next_version {
            known
        } else {
            self.find_table_manner(class)
        };
        Some((DictRef::new(dict), manner))
    }

    #[inline(never)]
    fn find_table_manner(&mut self, class: ClassId) -> TableManner {
        let n = &self.names;
        let [get, set, has] = [n.getitem, n.setitem, n.contains].map(|name| {
            let found = self.lookup(class, name);
            found.is_some_and(|f| f.class == ClassId::DICT && self.is_built_in(f))
        });
        let manner = TableManner { get, set, has };
        let epoch = self.next_version;
        self.class_mut(class).table_manner = (epoch, manner);
        manner
    }
}
