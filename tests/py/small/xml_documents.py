"""XML: trees, events, DOM, name spaces, entities, errors with their places."""
# without stress=gc: the parser's twenty regular expressions are compiled at import, which alone takes over a minute then
import io
import plistlib
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom
from xml.parsers import expat

catalog = ET.fromstring('''<?xml version="1.0"?>
<!-- a catalog -->
<catalog xmlns:p="urn:prices" kind="books">
  <book id="b1" p:price="9.50"><title>One &amp; only &lt;x&gt;</title><p:note>&#65;&#x42;</p:note></book>
  <book id="b2"><title><![CDATA[<raw> & ready]]></title>tail</book>
  <empty/>
</catalog>''')
print(catalog.tag, catalog.attrib, [c.tag for c in catalog.iter()])
print([t.text for t in catalog.findall('book/title')], catalog.find('book[@id="b2"]/title').tail, catalog[0].get('{urn:prices}price'))
print(catalog.findtext('book/{urn:prices}note'), catalog.find('.//empty') is not None, len(catalog), catalog.find('missing'))
print(ET.tostring(catalog, encoding='unicode'))
new = ET.SubElement(catalog, 'book', id='b3')
ET.SubElement(new, 'title').text = 'é "quoted" <&>'
ET.indent(catalog)
print(ET.tostring(catalog).decode())
print(ET.tostring(new, encoding='utf-8', xml_declaration=True), ET.canonicalize('<b z="1" a="2"/>'))
for event, e in ET.iterparse(io.BytesIO(b'<r xmlns="u"><a>1</a><b/></r>'), events=('start', 'end', 'start-ns', 'end-ns')):
    print(event, e if not hasattr(e, 'tag') else e.tag, end='; ')
print()

for text in ('', '<a>', '<a', 'hello', '<a b></a>', '<a b=c/>', '<a>&</a>', '<a>&foo;</a>', '<a/><b/>', '<a x="1" x="2"/>', '<x:a/>', '<a><b></a>',
             '<a>\n <b>\n</a>', '<a>]]></a>', '<a>&#0;</a>', '<a/>junk', '<1/>', '<a><!-- x -- y --></a>', '<?xml version="1.0" encoding="zzz"?><a/>',
             ' <?xml version="1.0"?><a/>', '<a b="<"/>', '<a><![CDATA[x</a>', '<a></b>', '<a>\x01</a>', '<a b="&q;"/>'):
    try:
        print(ET.fromstring(text).tag)
    except ET.ParseError as e:
        print(repr(text), e, e.code, e.position)

document = minidom.parseString('<r><!--c--><a x="1">t<?pi data?></a></r>')
print(document.documentElement.toxml(), [n.nodeName for n in document.documentElement.childNodes], document.getElementsByTagName('a')[0].getAttribute('x'))
print(document.toprettyxml(indent=' '))


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attrs): print('<', name, dict(attrs), end=' ')
    def endElement(self, name): print('>', name, end=' ')
    def characters(self, content): print(repr(content), end=' ')


xml.sax.parseString(b'<r><a q="1">x\ny</a></r>', Handler())
print()
try:
    xml.sax.parseString(b'<r><a></r>', Handler())
except xml.sax.SAXParseException as e:
    print(e)

seen = []
parser = expat.ParserCreate(namespace_separator=' ')
parser.buffer_text = True
for name in ('StartElement', 'EndElement', 'CharacterData', 'Comment', 'ProcessingInstruction', 'StartNamespaceDecl', 'EndNamespaceDecl', 'StartDoctypeDecl',
             'EndDoctypeDecl', 'EntityDecl', 'ElementDecl', 'AttlistDecl', 'XmlDecl'):
    setattr(parser, name + 'Handler', lambda *args, name=name: seen.append((name, *args)))
text = b'''<?xml version='1.0' encoding='utf-8'?><!DOCTYPE r [<!ENTITY e "v<b>w</b>"><!ELEMENT r (a|b)*><!ATTLIST r d CDATA "def" q (x|y) #REQUIRED>]>
<r q="x" xmlns="urn:d">&e; &amp; \xc3\xa9<?p i?><!-- c --></r>'''
parser.Parse(text, True)
for item in seen:
    print(item)
print(plistlib.loads(plistlib.dumps({'a': [1, 2.5, True, 'x', b'y']})))
total = 0
for n in range(60):
    tree = ET.fromstring(f'<r n="{n}">' + ''.join(f'<i k="{k}">{k * n}</i>' for k in range(10)) + '</r>')
    total += sum(int(i.text) for i in tree) + int(tree.get('n'))
print(total)
