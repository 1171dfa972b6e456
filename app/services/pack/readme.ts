import { PACK_PATHS } from '~/domain/shared/pack';
import { formatDay, type Day } from '~/domain/shared/day';
import { formatInstant, type Instant } from '~/domain/shared/instant';
import { keyWords } from '~/domain/shared/signed';
import { recordName } from '../integrity/findings';

interface Told {
  readonly enterprise: string;
  readonly from: Day;
  readonly to: Day;
  readonly madeAt: Instant;
  readonly key: string;
  readonly tables: readonly string[];
  readonly missing: readonly string[];
}

/** What stands in a pack and how to check it, for whoever opens it without us. */
export function readmeOf({ enterprise, from, to, madeAt, key, tables, missing }: Told): string {
  return [
    `${enterprise}　${formatDay(from)}至${formatDay(to)}的记录（证据包）`,
    `${formatInstant(madeAt)}生成`,
    '',
    '怎样核对：不用联网，也不用安装什么。把整个 zip 文件拖进“核对.html”打开的页面（或解压后选中整个文件夹），它会逐个核对下面的全部内容，指出第一处被改动的地方。',
    '“核对.html”本身也可能被人换掉：请从出具方系统的“文书核验”页面另行下载一份来用，并核对它显示的平台公钥：',
    `  ${keyWords(key)}`,
    '公钥应与您另行得到的一致（文书核验页面、每晚的邮件、报送回执）。',
    '',
    `${PACK_PATHS.chain}：这段时间里系统记下的每一件事，一行一件，每行的校验值都盖住前一行。`,
    `${PACK_PATHS.records}：同样的内容按表分开：${tables.map(recordName).join('、')}。每行的 seq 是第几件事，op 是 i（新增）、u（更改）、d（删除）。`,
    `${PACK_PATHS.photos}：这段时间上传的和记录用到的照片和附件，文件名就是校验值（SHA-256）。`,
    `${PACK_PATHS.papers}：这段时间签字、签发、发布的文书，按当时的样子。`,
    `${PACK_PATHS.heads}：每晚留存在数据库之外、由平台签名的末端。`,
    `${PACK_PATHS.list}和${PACK_PATHS.seal}：以上每个文件的校验值，由平台签名。`,
    ...(missing.length > 0 ? ['', `有 ${missing.length} 个照片或附件已不在存储中：`, ...missing] : []),
    '',
  ].join('\r\n');
}
