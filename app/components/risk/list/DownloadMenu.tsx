import { Link } from '@remix-run/react';
import { FORMAT_NAMES, LIST_FILES, LIST_PAPERS, type ListPaper, listFilePath } from '~/domain/report/listFiles';
import { Menu } from '../../desk/Menu';

/** The papers of a version as files, and where parts of them are chosen. Works without scripts. */
export function DownloadMenu({ versionId, titles }: { readonly versionId: string; readonly titles: Readonly<Record<ListPaper, string>> }) {
  return (
    <Menu kind="button" label="下载" name="下载">
      <div className="download">
        {LIST_PAPERS.map((paper) => (
          <p key={paper}>
            <span>{titles[paper]}</span>
            {LIST_FILES[paper].formats.map((format) => (
              <a key={format} href={listFilePath(versionId, paper, format)} target="_blank" rel="noreferrer" aria-label={`${titles[paper]} ${FORMAT_NAMES[format]}`}>{FORMAT_NAMES[format]}</a>
            ))}
          </p>
        ))}
        <p>
          <span>逐行数据</span>
          <a href={`/risk/versions/${versionId}/register.xlsx`} download>导出 Excel（可再导入）</a>
        </p>
        <p>
          <Link to={`/risk/versions/${versionId}/papers`}>按车间、岗位或产品</Link>
        </p>
      </div>
    </Menu>
  );
}
