//! Module `itertools`: its table of classes.
//!
//! Each class says in its doc comment what `index`, `a` and `b` of its iterators are (see
//! [`rekindle_objects::native_iter`]).

mod choose;
mod group;
mod many;
mod single;

use rekindle_objects::native::ANY;
use rekindle_objects::native_iter::{IterParts, NativeIterator};
use rekindle_objects::{Args, R, Runtime, Value, natives};

const MODULE: &str = "itertools";

natives! {
    FUNCTIONS:
    "itertools.tee" => group::tee, 1, 2, false, Function;
}

macro_rules! classes {
    ($($CONST:ident $path:literal $name:literal $new:path, $next:path $(, $more:literal => $f:path, $min:literal, $max:expr, $binding:ident)*;)*) => {
        $(natives! {
            $CONST:
            $path => $new, 1, ANY, true, Static;
            $($more => $f, $min, $max, false, $binding;)*
        })*
        const CLASSES: &[NativeIterator] = &[$(NativeIterator {
            module: MODULE, name: $name, doc: None, next: $next, methods: $CONST, derivable: true,
        }),*];
    };
}

classes! {
    ACCUMULATE "accumulate.__new__" "accumulate" single::accumulate_new, single::accumulate_next;
    BATCHED "batched.__new__" "batched" single::batched_new, single::batched_next;
    CHAIN "chain.__new__" "chain" many::chain_new, many::chain_next,
        "chain.from_iterable" => many::chain_from_iterable, 2, 2, Class,
        "chain.__class_getitem__" => rekindle_objects::generic_alias::alias, 2, 2, Class;
    COMBINATIONS "combinations.__new__" "combinations" choose::combinations_new, choose::combinations_next,
        "combinations.__sizeof__" => choose::sizeof_combinations, 1, 1, Method;
    REPLACEMENT "combinations_with_replacement.__new__" "combinations_with_replacement" choose::replacement_new, choose::replacement_next,
        "combinations_with_replacement.__sizeof__" => choose::sizeof_combinations, 1, 1, Method;
    COMPRESS "compress.__new__" "compress" many::compress_new, many::compress_next;
    COUNT "count.__new__" "count" single::count_new, single::count_next,
        "count.__repr__" => single::count_repr, 1, 1, Method;
    CYCLE "cycle.__new__" "cycle" single::cycle_new, single::cycle_next;
    DROPWHILE "dropwhile.__new__" "dropwhile" single::dropwhile_new, single::dropwhile_next;
    FILTERFALSE "filterfalse.__new__" "filterfalse" single::filterfalse_new, single::filterfalse_next;
    GROUPBY "groupby.__new__" "groupby" group::groupby_new, group::groupby_next;
    ISLICE "islice.__new__" "islice" many::islice_new, many::islice_next;
    PAIRWISE "pairwise.__new__" "pairwise" single::pairwise_new, single::pairwise_next;
    PERMUTATIONS "permutations.__new__" "permutations" choose::permutations_new, choose::permutations_next,
        "permutations.__sizeof__" => choose::sizeof_permutations, 1, 1, Method;
    PRODUCT "product.__new__" "product" choose::product_new, choose::product_next,
        "product.__sizeof__" => choose::sizeof_product, 1, 1, Method;
    REPEAT "repeat.__new__" "repeat" single::repeat_new, single::repeat_next,
        "repeat.__repr__" => single::repeat_repr, 1, 1, Method,
        "repeat.__length_hint__" => single::repeat_left, 1, 1, Method;
    STARMAP "starmap.__new__" "starmap" single::starmap_new, single::starmap_next;
    TAKEWHILE "takewhile.__new__" "takewhile" single::takewhile_new, single::takewhile_next;
    ZIP_LONGEST "zip_longest.__new__" "zip_longest" many::zip_longest_new, many::zip_longest_next;
}

/// Makes the module.
pub(crate) fn install(rt: &mut Runtime) {
    let module = rt.add_module(MODULE);
    rt.fill_module(module, FUNCTIONS);
    for class in CLASSES {
        let id = rt.define_iterator(class);
        let object = rt.class(id).object;
        rt.set_module_attr(module, class.name, object);
    }
    for class in group::INNER {
        let id = rt.define_iterator(class);
        let object = rt.class(id).object;
        rt.set_module_attr(module, class.name, object);
    }
}

/// The new iterator of a `__new__`.
pub(crate) fn made(
    rt: &mut Runtime,
    args: Args<'_>,
    name: &'static str,
    (index, a, b): (i64, Value, Value),
) -> R<Value> {
    let parts = IterParts { index, a, b };
    rt.make_native_iter(args.all[0], (MODULE, name), parts)
}

/// Checks a constructor that takes exactly so many positional arguments and no others.
pub(crate) fn only(rt: &mut Runtime, args: Args<'_>, name: &str, n: usize) -> R<()> {
    rt.no_keywords(name, args)?;
    rt.check_count(name, args, n, n)
}
