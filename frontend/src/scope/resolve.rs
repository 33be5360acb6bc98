//! Decides where each variable lives, once every scope is known.

use super::{Declared, Kind, Place, Scope, ScopeId, Scopes, Uses};
use crate::error::Fault;
use crate::names::{Map, Names, Sym};

/// The names the resolver treats specially.
pub(super) struct Special {
    pub(super) class: Sym,
    pub(super) class_dict: Sym,
    pub(super) conditional_annotations: Sym,
}

enum Found {
    Variable(ScopeId),
    Global,
    Nothing,
}

/// Resolves every name of every scope. `declared` are the names of `global` and `nonlocal` statements.
pub(super) fn resolve(
    scopes: &mut Scopes,
    special: &Special,
    names: &Names,
    declared: &[Declared],
) -> Result<(), Fault> {
    // A name that any function declares global is one for the whole source, where `exec` has other locals.
    let inner = scopes.0.iter().skip(1);
    let globals: Map<Sym, ()> = inner.flat_map(globals_of).map(|name| (name, ())).collect();
    for i in 0..scopes.0.len() {
        let id = ScopeId(i as u32);
        for s in 0..scopes[id].symbols.len() {
            let symbol = &scopes[id].symbols[s];
            let (name, uses) = (symbol.name, symbol.uses);
            if uses == Uses::default() {
                continue;
            }
            let mut place = place(scopes, special, id, name, uses);
            if i == 0 && place == Place::Global && globals.contains_key(&name) {
                place = Place::ExplicitGlobal;
            }
            let symbol = &mut scopes[id].symbols[s];
            symbol.own = place;
            // An inner scope may have made a cell of it already.
            if symbol.place != Place::Cell {
                symbol.place = place;
            }
        }
    }
    sort_free(scopes, names);
    for declared in declared.iter().filter(|d| d.nonlocal) {
        let (scope, name, range) = (declared.scope, declared.name, declared.range);
        if is_type_parameter(scopes, scope, name) {
            let text = names.text(name);
            let message = format!("nonlocal binding not allowed for type parameter '{text}'");
            return Err(Fault::new(range, message));
        }
        let found = scopes[scope].symbol(name).is_some_and(|s| {
            let places = [s.place, s.own];
            let mut places = places.iter();
            places.any(|p| matches!(p, Place::Free(_) | Place::Outer(_)))
        });
        if !found {
            let text = names.text(name);
            return Err(Fault::new(
                range,
                format!("no binding for nonlocal '{text}' found"),
            ));
        }
    }
    // Children come after their parents, so one pass from the back carries the flag outwards.
    for i in (1..scopes.0.len()).rev() {
        if scopes.0[i].observes_frames
            && let Some(parent) = scopes.0[i].parent
        {
            scopes[parent].observes_frames = true;
        }
    }
    Ok(())
}

/// Is a name that a scope declares nonlocal the type parameter of a generic around it?
fn is_type_parameter(scopes: &Scopes, scope: ScopeId, name: Sym) -> bool {
    let mut at = scopes[scope].parent;
    while let Some(outer) = at {
        let scope = &scopes[outer];
        let bound = scope
            .symbol(name)
            .is_some_and(|s| s.uses.any(Uses::BOUND) && !s.uses.any(Uses::NONLOCAL | Uses::GLOBAL));
        match scope.kind {
            Kind::Module => return false,
            Kind::TypeParams if bound => return true,
            Kind::Class | Kind::TypeParams => {}
            _ if bound => return false,
            _ => {}
        }
        at = scope.parent;
    }
    false
}

/// The names that a scope declares global.
fn globals_of(scope: &Scope) -> impl Iterator<Item = Sym> {
    let symbols = scope.symbols.iter();
    symbols.filter(|s| s.uses.any(Uses::GLOBAL)).map(|s| s.name)
}

/// Closures hold their variables in the order of their names, as programs that make closures of their own expect.
fn sort_free(scopes: &mut Scopes, names: &Names) {
    let mut moved = vec![Vec::new(); scopes.0.len()];
    for (scope, moved) in scopes.0.iter_mut().zip(&mut moved) {
        *moved = scope.sort_free(|name| names.text(name));
    }
    for i in 0..scopes.0.len() {
        let frame = scopes.frame(ScopeId(i as u32));
        let moved = &moved[frame.0 as usize];
        for symbol in &mut scopes.0[i].symbols {
            for place in [&mut symbol.place, &mut symbol.own] {
                if let Place::Free(slot) = place
                    && let Some(to) = moved.get(*slot as usize)
                {
                    *slot = *to;
                }
            }
        }
    }
}

fn place(scopes: &mut Scopes, special: &Special, id: ScopeId, name: Sym, uses: Uses) -> Place {
    let kind = scopes[id].kind;
    if uses.any(Uses::GLOBAL) {
        return Place::ExplicitGlobal;
    }
    if uses.any(Uses::BOUND) && !uses.any(Uses::NONLOCAL) {
        return match kind {
            Kind::Module => Place::Global,
            Kind::Class => Place::Name,
            _ => Place::Local,
        };
    }
    match find(scopes, special, id, name) {
        // While the body of a class runs, there is no class yet.
        Found::Variable(owner)
            if name == special.class
                && scopes[owner].kind == Kind::Class
                && scopes.frame(id) == scopes.frame(owner) =>
        {
            Place::ExplicitGlobal
        }
        Found::Variable(owner) => capture(scopes, id, owner, name),
        Found::Global => Place::Global,
        Found::Nothing if kind == Kind::Class => Place::Name,
        Found::Nothing => Place::Global,
    }
}

/// Finds the scope around `id` that owns the variable `name`.
fn find(scopes: &mut Scopes, special: &Special, id: ScopeId, name: Sym) -> Found {
    let mut at = scopes[id].parent;
    while let Some(outer) = at {
        let scope = &mut scopes[outer];
        match scope.kind {
            Kind::Module => return Found::Nothing,
            Kind::Class if scope.declares_nonlocal(name) => {}
            Kind::Class if name == special.class => {
                scope.needs_class_cell = true;
                scope.add(name, 0);
                return Found::Variable(outer);
            }
            Kind::Class if name == special.class_dict => {
                scope.needs_class_dict = true;
                scope.add(name, 0);
                return Found::Variable(outer);
            }
            Kind::Class if name == special.conditional_annotations => {
                scope.add(name, 0);
                return Found::Variable(outer);
            }
            Kind::Class => {}
            _ => {
                if let Some(symbol) = scope.symbol(name) {
                    if symbol.uses.any(Uses::GLOBAL) {
                        return Found::Global;
                    }
                    if symbol.uses.any(Uses::BOUND) && !symbol.uses.any(Uses::NONLOCAL) {
                        return Found::Variable(outer);
                    }
                }
            }
        }
        at = scopes[outer].parent;
    }
    Found::Nothing
}

/// Makes the variable of `owner` reachable from `id`.
fn capture(scopes: &mut Scopes, id: ScopeId, owner: ScopeId, name: Sym) -> Place {
    let home = scopes.frame(owner);
    let mut frame = scopes.frame(id);
    if frame == home {
        return Place::Outer(owner);
    }
    if let Some(symbol) = scopes[owner].symbol_mut(name) {
        symbol.place = Place::Cell;
    }
    let slot = scopes[frame].add_free(name);
    loop {
        let parent = scopes[frame].parent.expect("the owner is outside");
        frame = scopes.frame(parent);
        if frame == home {
            return Place::Free(slot);
        }
        scopes[frame].add_free(name);
    }
}
