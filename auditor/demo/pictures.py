"""The product pictures: flat drawings in three colours, made when they are asked for."""

from string import Template

_STEAM = (
    '<path d="M178 118c-14-16 14-26 0-44M214 118c-14-16 14-26 0-44" fill="none" stroke="$accent" '
    'stroke-width="6" stroke-linecap="round" opacity=".35"/>'
)

_DRAWINGS = {
    "mug": _STEAM
    + '<path d="M268 178h24a40 40 0 0 1 0 84h-24" fill="none" stroke="$accent" stroke-width="18"/>'
    '<path d="M124 144h152v120a40 40 0 0 1-40 40h-72a40 40 0 0 1-40-40z" fill="$main"/>'
    '<path d="M124 214h152v50a40 40 0 0 1-40 40h-72a40 40 0 0 1-40-40z" fill="$accent" opacity=".55"/>'
    '<ellipse cx="200" cy="144" rx="76" ry="14" fill="$accent"/>',
    "bowl": '<path d="M92 180h216c0 74-44 124-108 124S92 254 92 180z" fill="$main"/>'
    '<path d="M104 220c40 18 152 18 192 0-16 52-50 84-96 84s-80-32-96-84z" fill="$accent" opacity=".45"/>'
    '<ellipse cx="200" cy="180" rx="108" ry="22" fill="$accent"/>'
    '<ellipse cx="200" cy="182" rx="92" ry="14" fill="#fff" opacity=".65"/>'
    '<rect x="164" y="300" width="72" height="12" rx="6" fill="$accent"/>',
    "towel": '<rect x="92" y="92" width="216" height="14" rx="7" fill="$accent"/>'
    '<path d="M130 100h140v204H130z" fill="$main"/>'
    '<path d="M130 236h140v10H130zm0 22h140v10H130z" fill="#fff" opacity=".75"/>'
    '<path d="M206 100h64v150h-64z" fill="$accent" opacity=".25"/>',
    "beans": '<path d="M136 112h128l14 28v164a10 10 0 0 1-10 10H132a10 10 0 0 1-10-10V140z" fill="$main"/>'
    '<path d="M136 96h128v24H136z" fill="$accent"/>'
    '<rect x="148" y="178" width="104" height="86" rx="6" fill="#fff" opacity=".9"/>'
    '<ellipse cx="200" cy="212" rx="17" ry="24" fill="$main" transform="rotate(30 200 212)"/>'
    '<path d="M190 194c16 8 4 26 20 36" fill="none" stroke="#fff" stroke-width="4"/>'
    '<rect x="168" y="246" width="64" height="6" rx="3" fill="$accent"/>',
    "lamp": '<path d="M120 200 160 96h72l40 104z" fill="$main"/>'
    '<path d="M120 200h152l40 96H80z" fill="$main" opacity=".18"/>'
    '<rect x="191" y="200" width="10" height="100" fill="$accent"/>'
    '<rect x="148" y="296" width="96" height="14" rx="7" fill="$accent"/>',
    "throw": '<path d="M106 118h188v150H106z" fill="$main"/>'
    '<path d="M106 150h188v16H106zm0 36h188v8H106zm0 30h188v16H106z" fill="#fff" opacity=".5"/>'
    '<path d="M214 118h80v150h-80z" fill="$accent" opacity=".35"/>'
    '<path d="M112 268v30m22-30v30m22-30v30m22-30v30m22-30v30m22-30v30m22-30v30m22-30v30m22-30v30" '
    'stroke="$accent" stroke-width="6" stroke-linecap="round"/>',
    "plant": '<path d="M200 230C190 150 150 120 112 118c6 46 36 84 88 112zM200 230c4-92 40-128 92-136-4 60-34 '
    '106-92 136zM200 226c-18-60-10-110 8-142 22 40 20 94-8 142z" fill="$accent"/>'
    '<path d="M136 222h128l-16 82h-96z" fill="$main"/><rect x="126" y="212" width="148" height="26" rx="6" '
    'fill="$main"/><path d="M200 238h64l-16 66h-48z" fill="#000" opacity=".12"/>',
    "candle": '<path d="M200 86c16 22 20 34 8 48-12 8-26-2-22-18 2-10 10-16 14-30z" fill="#e6a23c"/>'
    '<rect x="197" y="132" width="6" height="24" fill="$accent"/>'
    '<rect x="132" y="156" width="136" height="148" rx="14" fill="$main"/>'
    '<path d="M132 206h136v64H132z" fill="$accent"/>'
    '<rect x="160" y="226" width="80" height="7" rx="3" fill="#fff" opacity=".8"/>'
    '<rect x="176" y="242" width="48" height="6" rx="3" fill="#fff" opacity=".6"/>',
    "shirt": '<path d="M160 96 96 128l20 64 32-12v124h104V180l32 12 20-64-64-32c-8 22-72 22-80 0z" fill="$main"/>'
    '<path d="M160 96c8 22 72 22 80 0l10 6c-10 36-90 36-100 0z" fill="$accent"/>'
    '<path d="M200 124v180" stroke="$accent" stroke-width="4"/>'
    '<path d="M160 172h30v34h-30zm50 0h30v34h-30z" fill="$accent" opacity=".5"/>',
    "tote": '<path d="M156 168c0-88 88-88 88 0" fill="none" stroke="$accent" stroke-width="12"/>'
    '<path d="M116 164h168l14 140H102z" fill="$main"/>'
    '<path d="M200 164h84l14 140h-98z" fill="#000" opacity=".06"/>'
    '<circle cx="200" cy="236" r="34" fill="none" stroke="$accent" stroke-width="7"/>'
    '<path d="M200 262v-50m0 16c-14 0-18-8-18-16m18 30c14 0 18-8 18-16" fill="none" stroke="$accent" '
    'stroke-width="6" stroke-linecap="round"/>',
    "notebook": '<path d="M286 306h-14l-8 28 15-9 15 9z" fill="$accent"/>'
    '<rect x="118" y="92" width="180" height="216" rx="10" fill="$main"/>'
    '<rect x="118" y="92" width="30" height="216" rx="10" fill="#000" opacity=".25"/>'
    '<rect x="262" y="92" width="10" height="216" fill="$accent"/>'
    '<rect x="168" y="136" width="74" height="44" rx="4" fill="#fff" opacity=".9"/>'
    '<rect x="180" y="152" width="50" height="5" rx="2" fill="$main"/>'
    '<rect x="180" y="164" width="34" height="4" rx="2" fill="$main" opacity=".5"/>',
    "print": '<rect x="112" y="80" width="176" height="240" rx="3" fill="$accent"/>'
    '<rect x="122" y="90" width="156" height="220" fill="#fff"/>'
    '<rect x="138" y="108" width="124" height="184" fill="$main" opacity=".25"/>'
    '<circle cx="222" cy="158" r="24" fill="$main"/>'
    '<path d="M138 232c40-36 70-30 124 8v52H138z" fill="$main"/>'
    '<path d="M138 262c50-30 84-14 124-4v34H138z" fill="$accent" opacity=".75"/>',
}

_FRAME = Template(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img" width="800" height="800">'
    '<rect width="400" height="400" fill="$ground"/>'
    '<ellipse cx="200" cy="316" rx="120" ry="14" fill="#000" opacity=".07"/>$drawing</svg>'
)


def picture(name: str, colours: tuple[str, str, str]) -> str:
    """A product's picture as SVG.

    Args:
        name: one of the drawings.
        colours: CSS colours of the ground, the thing and its accent.

    Raises:
        KeyError: there is no such drawing.
    """
    ground, main, accent = colours
    drawing = Template(_DRAWINGS[name]).substitute(main=main, accent=accent)
    return _FRAME.substitute(ground=ground, drawing=drawing)
