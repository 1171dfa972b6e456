import { PhonePhotos } from '../phone/PhonePhotos';
import { Words } from './ItemAnswer';

/** A photo of the moment that the server drew this item for (抽拍); it keeps nobody from answering, and who takes none may say why. */
export function SpotPhoto({ id }: { readonly id: string }) {
  return (
    <div className="spot">
      <PhonePhotos name={`spot.${id}`} kept={`spotHash.${id}`} now label="抽到这一项：请现在拍一张现场照片" help="由系统随机抽取，换手机、重新打开都一样。拍不了也可以提交。" />
      <details>
        <summary>拍不了，写明原因</summary>
        <Words name={`noSpot.${id}`} label="没有拍的原因" given="" />
      </details>
    </div>
  );
}
