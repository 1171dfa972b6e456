import { Link } from '@remix-run/react';
import { Menu } from '../desk/Menu';

const FILES: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  ['风险管控清单', [['list.pdf', 'PDF'], ['list.docx', 'Word'], ['list.xlsx', 'Excel']]],
  ['风险分析表', [['analysis.pdf', 'PDF'], ['analysis.docx', 'Word'], ['analysis.xlsx', 'Excel']]],
  ['岗位风险告知卡', [['cards.pdf', 'PDF']]],
];

/** The papers of a version as files, and where parts of them are chosen. Works without scripts. */
export function DownloadMenu({ versionId }: { readonly versionId: string }) {
  return (
    <Menu button label="下载" name="下载">
      <div className="download">
        {FILES.map(([name, formats]) => (
          <p key={name}>
            <span>{name}</span>
            {formats.map(([file, word]) => (
              <a key={file} href={`/risk/versions/${versionId}/${file}`} target="_blank" rel="noreferrer" aria-label={`${name} ${word}`}>{word}</a>
            ))}
          </p>
        ))}
        <p>
          <span>逐行数据</span>
          <a href={`/risk/versions/${versionId}/register.xlsx`} download>导出 Excel(可再导入)</a>
        </p>
        <p>
          <Link to={`/risk/versions/${versionId}/papers`}>按车间、岗位或产品</Link>
        </p>
      </div>
    </Menu>
  );
}
