//! Walks definitions: functions, classes, type parameters, and annotations, which run later.

use super::collect::Collector;
use super::{Kind, Uses};
use crate::parse::{
    Arguments, AtomicNodeIndex, Expr, Parameters, Ranged, StmtAnnAssign, StmtClassDef,
    StmtFunctionDef, TypeParam, TypeParams, mark,
};

impl Collector<'_> {
    pub(super) fn deferred_annotation(&mut self, s: &StmtAnnAssign) {
        let annotation = &*s.annotation;
        if self.scope().is_function_like() {
            return self.dropped_annotation(annotation);
        }
        let id = match self.scope().annotations {
            Some(id) => id,
            None => {
                let id = self.within(Kind::Annotation, None, |this| this.annotate_params());
                self.scope().annotations = Some(id);
                id
            }
        };
        let noted = self.context.conditional || self.scope().kind == Kind::Module;
        let number = self.scope().annotated;
        self.scope().annotated += 1;
        if noted {
            self.scope().notes_annotations = true;
            mark(&s.node_index, number);
        }
        let outer = std::mem::replace(&mut self.current, id);
        if noted {
            let reached = self.conditional_annotations;
            self.add(reached, Uses::READ);
        }
        if !self.future_annotations {
            self.expr(annotation);
        }
        self.current = outer;
    }

    /// The annotation of a local variable: nothing evaluates it, but it must be right.
    fn dropped_annotation(&mut self, annotation: &Expr) {
        if matches!(annotation, Expr::Name(_) | Expr::Attribute(_)) {
            return;
        }
        let scopes = self.scopes.len();
        self.within(Kind::Annotation, None, |this| {
            this.scope().what = "an annotation";
            this.expr(annotation);
        });
        self.scopes.truncate(scopes);
    }

    /// The parameter of an `__annotate__` function.
    fn annotate_params(&mut self) {
        self.scope().what = "an annotation";
        let format = self.names.sym(".format");
        self.add(format, Uses::BOUND | Uses::PARAM);
    }

    /// An expression in a function of its own that is called when the value is asked for.
    pub(super) fn lazily(&mut self, node: &AtomicNodeIndex, expr: &Expr, what: &'static str) {
        self.within(Kind::Annotation, Some(node), |this| {
            this.annotate_params();
            this.scope().what = what;
            this.element(expr);
        });
    }

    /// Walks type parameters in a scope of their own, and `inner` inside it. The scope is a
    /// function with the parameters `hidden`.
    pub(super) fn generic(
        &mut self,
        params: Option<&TypeParams>,
        hidden: &[&str],
        inner: impl FnOnce(&mut Self),
    ) {
        let Some(params) = params else {
            return inner(self);
        };
        self.within(Kind::TypeParams, Some(&params.node_index), |this| {
            for name in hidden {
                let name = this.names.sym(name);
                this.add(name, Uses::BOUND | Uses::PARAM);
            }
            let all = this.names.sym(".type_params");
            this.add(all, Uses::BOUND);
            let mut defaults = false;
            for param in &params.type_params {
                let name = param.name();
                let default = match param {
                    TypeParam::TypeVar(p) => &p.default,
                    TypeParam::ParamSpec(p) => &p.default,
                    TypeParam::TypeVarTuple(p) => &p.default,
                };
                if defaults && default.is_none() {
                    let message = format!(
                        "non-default type parameter '{}' follows default type parameter",
                        name.id
                    );
                    this.fail(param.range(), message);
                }
                defaults |= default.is_some();
                let sym = this.mangled(&name.id);
                if this.scope().symbol(sym).is_some() {
                    this.fail(
                        param.range(),
                        format!("duplicate type parameter '{}'", name.id),
                    );
                }
                this.add(sym, Uses::BOUND | Uses::READ);
            }
            for param in &params.type_params {
                // The node's own mark is for its bound, its name's for the default.
                if let TypeParam::TypeVar(var) = param
                    && let Some(bound) = &var.bound
                {
                    let what = match **bound {
                        Expr::Tuple(_) => "a TypeVar constraint",
                        _ => "a TypeVar bound",
                    };
                    this.lazily(&var.node_index, bound, what);
                }
                if let Some(default) = param.default() {
                    let what = match param {
                        TypeParam::TypeVar(_) => "a TypeVar default",
                        TypeParam::ParamSpec(_) => "a ParamSpec default",
                        TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
                    };
                    this.lazily(&param.name().node_index, default, what);
                }
            }
            inner(this);
        });
    }

    pub(super) fn function(&mut self, def: &StmtFunctionDef) {
        def.decorator_list
            .iter()
            .for_each(|d| self.expr(&d.expression));
        self.bind_identifier(&def.name);
        self.defaults(&def.parameters);
        let hidden = hidden_parameters(&def.parameters);
        self.generic(def.type_params.as_deref(), &hidden, |this| {
            if has_annotations(def) {
                this.within(Kind::Annotation, Some(&def.name.node_index), |this| {
                    this.annotate_params();
                    if !this.future_annotations {
                        annotations(def).for_each(|(_, annotation)| this.element(annotation));
                    }
                });
            }
            this.within(Kind::Function, Some(&def.node_index), |this| {
                this.scope().is_async = def.is_async;
                this.parameters(&def.parameters);
                this.body(&def.body);
                let scope = this.scope();
                if let (Some(at), true) = (scope.returns, scope.is_async && scope.has_yield) {
                    this.fail(at, "'return' with value in async generator");
                }
            });
        });
    }

    pub(super) fn defaults(&mut self, parameters: &Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            self.maybe(parameter.default());
        }
    }

    /// Declares parameters, in the order of their registers.
    pub(super) fn parameters(&mut self, parameters: &Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let first = positional.clone().next().map(|p| p.name().id.clone());
        if let Some(first) = first {
            let sym = self.mangled(&first);
            self.scope().first_param = Some(sym);
        }
        let ordered = positional
            .chain(&parameters.kwonlyargs)
            .map(|p| &p.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwarg.as_deref());
        for parameter in ordered {
            let name = &parameter.name;
            if &*name.id == "__debug__" {
                self.fail(name.range(), "cannot assign to __debug__");
            }
            let sym = self.mangled(&name.id);
            if self.scope().symbol(sym).is_some() {
                let message = format!("duplicate argument '{}' in function definition", name.id);
                self.fail(name.range(), message);
            }
            self.add(sym, Uses::BOUND | Uses::PARAM);
        }
    }

    pub(super) fn class(&mut self, def: &StmtClassDef) {
        def.decorator_list
            .iter()
            .for_each(|d| self.expr(&d.expression));
        self.bind_identifier(&def.name);
        let generic = def.type_params.is_some();
        self.generic(def.type_params.as_deref(), &[], |this| {
            if let Some(arguments) = &def.arguments {
                this.arguments(arguments);
            }
            let name = this.names.sym(&def.name.id);
            this.within(Kind::Class, Some(&def.node_index), |this| {
                this.scope().private = Some(name);
                if generic {
                    let all = this.names.sym(".type_params");
                    this.add(all, Uses::READ);
                }
                this.body(&def.body);
            });
        });
    }

    pub(super) fn arguments(&mut self, arguments: &Arguments) {
        self.check_keywords(arguments);
        arguments.args.iter().for_each(|a| self.element(a));
        arguments.keywords.iter().for_each(|k| self.expr(&k.value));
    }
}

/// The parameters that the function of a generic function's type parameters takes: what was
/// evaluated outside it.
pub(crate) fn hidden_parameters(parameters: &Parameters) -> Vec<&'static str> {
    let mut positional = parameters.posonlyargs.iter().chain(&parameters.args);
    let mut named = parameters.kwonlyargs.iter();
    let mut hidden = Vec::new();
    if positional.any(|p| p.default.is_some()) {
        hidden.push(".defaults");
    }
    if named.any(|p| p.default.is_some()) {
        hidden.push(".kwdefaults");
    }
    hidden
}

/// The annotations of a function, in the order of `__annotations__`.
pub(crate) fn annotations(def: &StmtFunctionDef) -> impl Iterator<Item = (&str, &Expr)> {
    let p = &def.parameters;
    p.args
        .iter()
        .chain(&p.posonlyargs)
        .map(|p| &p.parameter)
        .chain(p.vararg.as_deref())
        .chain(p.kwonlyargs.iter().map(|p| &p.parameter))
        .chain(p.kwarg.as_deref())
        .filter_map(|p| p.annotation().map(|a| (&*p.name.id, a)))
        .chain(def.returns.iter().map(|r| ("return", &**r)))
}

/// Has the function any annotation?
pub(crate) fn has_annotations(def: &StmtFunctionDef) -> bool {
    annotations(def).next().is_some()
}
