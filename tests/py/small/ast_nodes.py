import ast
n = ast.BinOp(ast.Constant(1), ast.Add(), right=ast.Name('x', ast.Load()))
print(ast.dump(n), n._fields, ast.BinOp.__mro__, ast.unparse(n), isinstance(n, ast.expr), ast.Name._attributes, ast.Module([], []).body, ast.Call(ast.Name('f')).args, ast.arguments().args)
try: ast.Pass(1)
except TypeError as e: print(e)
print(ast.dump(ast.Name('x')), ast.List().elts, ast.Return().value, ast.FunctionDef._field_types['returns'], ast.match_case._fields, ast.MatchAs._attributes, ast.stmt._attributes, ast.alias._attributes)
