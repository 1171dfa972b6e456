import { type PointerEvent, useState } from 'react';
import { ContractForm } from '~/components/forms/ContractForm';
import { useAlive } from '~/components/forms/useAlive';
import { DrawnSignature } from '~/components/ui/DrawnSignature';
import { ACCOUNT_CONTRACTS as asks } from '~/domain/organisation/accountContracts';
import type { Spot } from '~/domain/shared/marks';
import { PEN_FIELD, penPathOf } from '~/domain/shared/pen';

/** The field in which a name is written by finger or mouse; what it holds goes with the form it stands in. */
function PenField() {
  const [strokes, setStrokes] = useState<readonly (readonly Spot[])[]>([]);
  const drawing = penPathOf(strokes);
  const spotOf = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Spot => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return [((clientX - left) / width) * PEN_FIELD.width, ((clientY - top) / height) * PEN_FIELD.height];
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = spotOf(event);
    setStrokes((drawn) => [...drawn, [spot]]);
  };
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const spot = spotOf(event);
    setStrokes((drawn) => [...drawn.slice(0, -1), [...(drawn.at(-1) ?? []), spot]]);
  };
  return (
    <div className="pen-field">
      <svg viewBox={`0 0 ${PEN_FIELD.width} ${PEN_FIELD.height}`} role="img" aria-label="用手指或鼠标在这里写上名字" onPointerDown={begin} onPointerMove={go}>
        <path d={drawing} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <input type="hidden" name="drawing" value={drawing} readOnly />
      <button type="button" className="button" onClick={() => setStrokes([])}>擦掉重写</button>
    </div>
  );
}

/** How somebody's signature is drawn (手写图样), and the form that draws it once; without scripts nothing is drawn, and everything is signed all the same. */
export function SignaturePad({ drawing }: { readonly drawing: string | null }) {
  const pad = <ContractForm contract={asks.drawSignature} of="/account/signing" quiet without={['drawing']}><PenField /></ContractForm>;
  return (
    <>
      <p>写一次名字，以后您用口令、密码或设备密钥签的日、周、月文书和检查记录，名字下面都附上它。它只是装饰：签名是核验本人后对内容校验值的签署，没有手写图样同样有效。换了图样，已经签的不变。</p>
      {drawing ? <p><DrawnSignature drawing={drawing} /></p> : null}
      {useAlive() ? (drawing ? <details><summary>重新写</summary>{pad}</details> : pad) : <noscript><p>写手写图样需要浏览器运行脚本；签名不需要。</p></noscript>}
      {drawing ? <details><summary>{asks.endDrawing.send}</summary><ContractForm contract={asks.endDrawing} of="/account/signing" quiet className="" /></details> : null}
    </>
  );
}
