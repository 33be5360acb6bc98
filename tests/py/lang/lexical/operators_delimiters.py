"""Operators and delimiters without spaces, with many, and those that are none."""
a=5;b=3;c=[1,2];d={'x':1}
print(a+b,a-b,a*b,a/b,a//b,a%b,a**b,a@b if 0else'',a<<b,a>>b,a&b,a|b,a^b,~a)
print(a<b,a>b,a<=b,a>=b,a==b,a!=b,a is b,a is not b,a in c,a not in c,not a,-a,+a,a--b,a-+-b)
a+=1;a-=2;a*=3;a//=2;a%=7;a**=2;a<<=1;a>>=1;a&=0xff;a|=1;a^=2;print(a)
print(c [ 0 ] , d [ 'x' ] , c . append ( 3 ) , c [ - 1 : ] , ( lambda : ... ) ( ))
print((x:=5)+x,[*c,*c],{**d,'y':2},...,Ellipsis is...)
n=0
for i in range(300):n+=i*i-i//3if i%2else-i
print(n)
for source in ('a<>b','a=<b','a=>b','a++','a!b','a?b:c','a&&b','a||b','!a','a->b','a:=1','a===b','$a','`a`','a;;b','a**-+b','a@=b'):
    try:
        exec(source,{'a':2,'b':3,'c':4})
        print(source,'fine')
    except (SyntaxError,TypeError) as e:
        print(source,'|',type(e).__name__,getattr(e,'msg',e))
